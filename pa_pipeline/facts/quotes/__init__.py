"""Direct speech and whose words it is."""
