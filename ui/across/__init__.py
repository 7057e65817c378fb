"""Across patients: days of relief of many beside each other, to be looked at and not to be mistaken for a trial."""
