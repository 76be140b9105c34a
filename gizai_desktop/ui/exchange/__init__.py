"""What the window shows of imports, exports and backups."""
