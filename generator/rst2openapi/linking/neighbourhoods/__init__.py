"""Pages that lead to each other's tables, linked by themselves.

In: drafts, and of what the service shares what they need. Out: a part for each neighbourhood.
"""
