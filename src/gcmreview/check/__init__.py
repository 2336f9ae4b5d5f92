"""Check the quotations and figures of a draft against a review."""
