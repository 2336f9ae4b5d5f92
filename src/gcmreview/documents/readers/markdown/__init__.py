"""Markdown as prose: code and HTML are found first, then blocks, then links and emphasis."""
