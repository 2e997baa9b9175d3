"""What a week held, counted by the client, and groups of others who know the way."""
