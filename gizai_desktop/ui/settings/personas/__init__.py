"""The personas, and the editor of one."""
