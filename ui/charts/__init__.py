"""The charts of a session: pure values in, painted bands on one time axis out."""
