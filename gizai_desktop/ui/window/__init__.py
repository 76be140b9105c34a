"""The whole window: joins what all the others make."""
