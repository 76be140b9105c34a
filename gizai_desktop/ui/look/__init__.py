"""How everything looks: colours, fonts, icons, strokes, and Qt's own widgets."""
