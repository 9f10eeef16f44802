"""What the moderation room shows, and what its forms ask for."""
