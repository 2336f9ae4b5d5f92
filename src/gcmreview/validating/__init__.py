"""Validation of datasets: their files, their rules, what is doubtful in them, and their schema."""
