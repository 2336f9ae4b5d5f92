"""The command line. Only this folder uses Typer."""
