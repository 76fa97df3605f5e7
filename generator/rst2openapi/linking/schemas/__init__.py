"""Tables and rows → schemas.

In: tables that were reached, with what the examples show. Out: schemas that refer to each other by
the keys of their tables.
"""
