"""A believable council for practice: invented people, posts, comments and incidents."""
