"""How well the ranking of earlier lessons does on invented projects that were judged by hand, not by any formula.

For each starting project all lessons were read with one question: which five would an experienced colleague lay on the
table for this team now? `products.json` holds others, named by products and judged twice. Half of the projects (`held`,
drawn by lot before anything was judged) are for the end.
"""
