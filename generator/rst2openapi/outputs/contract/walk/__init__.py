"""A walk of our own: operations called as shown, promises probed, what was made removed."""
