"""Which files are meant: those that a call names, and those in the folders that it names."""
