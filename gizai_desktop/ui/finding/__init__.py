"""Find in conversation: what is looked for, where it is, and the bar that asks for it."""
