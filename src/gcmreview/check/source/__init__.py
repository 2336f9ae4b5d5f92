"""What may be quoted: the review's passages as tokens, and their index."""
