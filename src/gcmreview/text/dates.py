"""Dates as style guides write them, in English whatever the locale."""

from datetime import date

_MONTHS_TEXT = """
January February March April May June July August September October November December
"""
MONTHS = _MONTHS_TEXT.split()
# A pattern for the name of a month.
MONTH = "|".join(MONTHS)
# MLA Handbook, 9th edition, appendix 1: months of more than four letters are shortened.
_SHORT_MONTHS = (
    *("Jan.", "Feb.", "Mar.", "Apr.", "May", "June"),
    *("July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."),
)


def write_day(day: date) -> str:
    """Write a date as the UN Editorial Manual does: ``19 March 2021``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def write_american_day(day: date) -> str:
    """Write a date as APA and Chicago do: ``March 19, 2021``."""
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"


def write_short_day(day: date) -> str:
    """Write a date as MLA does: ``19 Mar. 2021``."""
    return f"{day.day} {_SHORT_MONTHS[day.month - 1]} {day.year}"
