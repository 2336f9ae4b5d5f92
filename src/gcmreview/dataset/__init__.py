"""From a TOML file to a proven review."""
