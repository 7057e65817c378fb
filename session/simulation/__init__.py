"""A patient, a monitor and a nurse for training and demonstration; none of their numbers is a clinical fact."""
