"""What a terminal can show, and tables drawn for it."""
