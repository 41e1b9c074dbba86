"""Named bodies, and acronyms with what they stand for."""
