"""Quotes ready to paste."""
