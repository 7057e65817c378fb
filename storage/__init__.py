"""Where sessions are kept: the journal, the registry and the files they live in."""
