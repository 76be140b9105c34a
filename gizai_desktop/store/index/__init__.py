"""A cache of the conversations' rows and words in SQLite; the files are the truth."""
