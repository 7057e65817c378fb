"""Who changed and who looked: the audit as a page, a line to ask it, and a table to hand on."""
