"""What is where in the archive of a backup."""

MANIFEST = "gizai-desktop-backup.json"
"""Says that the archive is a backup: an object with ``format``, ``version``, ``created_at``."""
FORMAT = "gizai-desktop/backup"
VERSION = 1
CONVERSATIONS, TRASH, DAMAGED = "conversations/", "trash/", "damaged/"
"""Folders, with the files as they are in the data folder."""
SETTINGS, STATE = "settings.json", "state.json"
