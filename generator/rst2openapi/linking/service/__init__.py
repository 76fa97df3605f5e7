"""What holds for the service as a whole: title, groups, servers, credentials."""
