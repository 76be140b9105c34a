"""What the application does: turns, library, preferences; no Qt, network or files."""
