"""How a post sounds, and how easily it is read: hints, and few warnings (3.7)."""
