"""The editor server: what the linter finds, as a client of the Language Server Protocol wants to hear it."""
