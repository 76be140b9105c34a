"""What the window can be told to do: actions, their menus and their keys."""
