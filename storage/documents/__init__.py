"""Documents on paper, shaped from the fold of the record and set by typst."""
