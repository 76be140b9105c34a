"""The desktop around the window: its notifications, its tray and its wishes."""
