"""What can be done with the record without a screen: for administrators, downtime and tests."""
