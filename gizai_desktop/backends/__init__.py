"""Services that answer: the network, and no Qt."""
