"""Conversations for people and other programs: Markdown, HTML, text, JSON, and backups."""
