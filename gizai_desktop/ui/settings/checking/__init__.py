"""The connection test, as the pages show it."""
