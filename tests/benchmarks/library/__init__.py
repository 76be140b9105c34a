"""What a large library costs: start, memory, search, switching, saving, and its index."""
