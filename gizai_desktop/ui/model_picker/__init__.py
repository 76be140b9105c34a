"""The popup where the AI model is chosen."""
