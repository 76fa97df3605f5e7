"""What a run found, as text and files."""
