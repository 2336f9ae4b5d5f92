"""The people and organizations of a review, and who a sentence names."""
