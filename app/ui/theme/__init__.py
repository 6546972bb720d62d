"""Light and dark: colours, icons, style sheet."""
