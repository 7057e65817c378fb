"""What the nurse and the physician see."""
