"""Pages about the medicines of one client, a topic a file."""
