"""The live screen: a running session at the chair, its chart, and the line everything is entered in."""
