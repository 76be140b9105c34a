"""What a search over all chats has found, in the place of the list of chats."""
