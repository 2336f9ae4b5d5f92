"""From a draft's bytes to a document: what a reader reads, each character at its place."""
