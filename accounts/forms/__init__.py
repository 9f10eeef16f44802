"""What people say about people and channels, a module a subject."""
