"""What the window does with saved conversations beside showing one of them."""
