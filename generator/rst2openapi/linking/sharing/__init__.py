"""Schemas of tables → components: which of them are one, and what it is called."""
