"""The window before anything is in it: its frame, its two halves, and its notices."""
