"""The way to the network."""
