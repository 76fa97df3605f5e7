"""How calls are made: credentials, a signature, and leave to be sent."""
