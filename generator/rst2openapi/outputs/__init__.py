"""What people use: each output sees the document only, and none of the others."""
