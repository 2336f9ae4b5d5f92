"""Who says what in a release: the people, and the words that attribute a quotation to one."""
