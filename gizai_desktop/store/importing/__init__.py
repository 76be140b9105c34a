"""Conversations from other programs: their shapes, read piece by piece."""
