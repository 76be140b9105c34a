"""The settings sheet and its pages."""
