"""The commands, by what they print: listings, quotations, citations, the check and its rules."""
