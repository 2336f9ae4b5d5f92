"""The command ``schema``."""

from gcmreview.cli.options import say
from gcmreview.output.stdout import write_stdout
from gcmreview.validating.schema import write_schema


def schema() -> None:
    """Print the JSON Schema of a dataset."""
    say([write_stdout(write_schema(), "json")])
