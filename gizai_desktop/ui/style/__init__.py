"""How Qt's own widgets look."""
