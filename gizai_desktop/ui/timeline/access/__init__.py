"""The conversation as a screen reader meets it."""
