"""Markdown as prose: a parser finds what CommonMark and GFM mean, then what others add is read."""
