"""The pages of a post: write it, check it, decide about it, see where it went."""
