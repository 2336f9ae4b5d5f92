"""The review's passages, which may be quoted, as tokens, and their index."""
