"""What the program costs: its start, its memory, and the time it adds to an answer."""
