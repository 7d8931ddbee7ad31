"""The command line: one module a command or group of commands, and what they print with."""
