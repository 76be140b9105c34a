"""AI models: those in files of this computer, and what services listed last."""
