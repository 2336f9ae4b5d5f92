"""HTML, and the markup that Markdown has too."""
