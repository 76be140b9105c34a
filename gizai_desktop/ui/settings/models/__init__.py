"""The AI models: the favourites, one's own, and those in files."""
