"""The real widgets over the painted text."""
