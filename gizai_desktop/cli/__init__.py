"""Headless use: what the command line does without a window and without Qt."""
