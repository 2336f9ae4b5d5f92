"""Write docs/dataset.schema.json, the JSON Schema of a dataset, from the model.

    python tools/write_schema.py

A test fails where the document is not what this writes.
"""

from pathlib import Path

from gcmreview.validating.schema import write_schema

DOCUMENT = Path(__file__).parents[1] / "docs" / "dataset.schema.json"


def main() -> None:
    """Write the document."""
    DOCUMENT.write_text(write_schema(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
