"""Conversations as files that other programs may change, too."""
