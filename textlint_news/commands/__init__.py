"""One file a command: `add(parsers)` declares its arguments, `run(args)` does it and returns the exit code."""
