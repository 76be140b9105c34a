"""What the conversation view costs, beside plain Qt widgets: every figure with its budget."""
