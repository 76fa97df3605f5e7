"""Schemathesis: set up, driven in a process apart, and read."""
