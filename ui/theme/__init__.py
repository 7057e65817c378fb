"""How Chairside looks: colours, type, icons and the style sheet of both themes."""
