"""Which files are drafts: those that a call names, and those in the folders that it names."""
