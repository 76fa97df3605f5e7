"""What exists: resources, where they stand in bodies, and what is known of them."""
