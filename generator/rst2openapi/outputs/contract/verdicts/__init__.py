"""Answers held against the document, and who is mistaken."""
