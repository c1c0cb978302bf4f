"""The central values: frozen, without input or output, one family a file."""
