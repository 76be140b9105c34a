"""The keys of the actions, and how they are changed."""
