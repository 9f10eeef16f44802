"""The pages of the accounts room, a module a subject."""
