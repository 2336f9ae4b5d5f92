"""Stated figures in running text."""
