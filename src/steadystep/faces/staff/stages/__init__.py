"""What a stage of life changes for one client."""
