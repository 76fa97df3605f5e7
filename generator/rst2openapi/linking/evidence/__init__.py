"""What the examples show against what the tables say: the constraints that give way."""
