"""Where bytes go: standard output, files, the clipboard."""
