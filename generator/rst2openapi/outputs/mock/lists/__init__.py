"""Lists: filtered, sorted and cut into pages as their parameters say."""
