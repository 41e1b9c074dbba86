"""`pa verify`."""
