"""The pages about people: who has access, in what office, until when, and how that changes."""
