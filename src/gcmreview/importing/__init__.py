"""From the file of a press release to a dataset that a person completes."""
