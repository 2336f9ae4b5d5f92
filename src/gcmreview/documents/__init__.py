"""From a draft to a document, each character at its own offset, and what is quoted in it."""
