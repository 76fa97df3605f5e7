"""What a request means, and whether the document allows it."""
