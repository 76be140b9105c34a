"""The application behind the window: its parts, put together, and one run of them."""
