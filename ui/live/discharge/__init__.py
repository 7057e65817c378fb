"""Recovery and leaving on the live screen: what is asked before the patient goes, and the page to take home."""
