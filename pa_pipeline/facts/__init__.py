"""What articles and institutional pages say: one module per kind of fact, all over the same reading of a passage.

Here: from a passage to facts with their spans. Not here: which person or body two mentions are (`resolution`), tables.
"""
