"""Drafts to check: one that is right, one that misquotes, one of unknown words."""

from pathlib import Path

SAID = "said Armida Salsiah Alisjahbana.\n"
RIGHT = f"“We must be ambitious and advance practical implementation of the Global Compact,” {SAID}"
WRONG = RIGHT.replace("ambitious", "bold")
UNKNOWN = "“The harbour will be dredged again in the spring,” the mayor said.\n"


def write(folder: Path, **drafts: str) -> None:
    """Write drafts to files: ``draft_md`` is the text of draft.md."""
    for name, text in drafts.items():
        (folder / name.replace("_", ".")).write_text(text, encoding="utf-8", newline="")
