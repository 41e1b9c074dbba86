"""Facts of all passages to tables: which person, body, country two mentions are, and whose facts are published.

Here: decisions over the whole corpus, independent of the order of its files. Not here: what a passage says (`facts`).
"""
