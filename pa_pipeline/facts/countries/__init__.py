"""Names of countries, demonyms, and what a country is to the Alliance."""
