"""The messages below each other: what is known of each, and where its parts stand."""
