"""Which table describes what: labels, captions, places, and what examples show at each row.

In: drafts. Out: an `Atlas` of tables, the tables that each row leads to, the place of each row. No
schema is made here.
"""
