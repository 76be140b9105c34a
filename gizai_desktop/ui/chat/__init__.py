"""The conversation that is shown, and what stands around it."""
