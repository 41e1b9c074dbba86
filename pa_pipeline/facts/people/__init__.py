"""People and the positions that they hold."""
