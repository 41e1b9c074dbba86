"""Scripts that make the larger lexicons from packages; run by hand, their result is committed."""
