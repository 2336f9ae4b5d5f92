"""The report for people: the place, the verdict, the word diff, and the words to paste."""

from collections.abc import Iterator, Sequence

from gcmreview.check.findings import (
    Checked,
    DiffPiece,
    Finding,
    list_findings,
    list_flagged,
    list_other_changes,
)
from gcmreview.check.reports.registry import View
from gcmreview.check.reports.summary import list_counts, sum_up
from gcmreview.terminal.lines import Styled, set_line
from gcmreview.terminal.screen import Screen
from gcmreview.text.words import count_nouns

# Endings of skipped files that are counted one by one. More do not help a reader.
_MOST_ENDINGS = 5
# Numbers that were not compared, which a line names.
_MOST_NUMBERS = 5


def write_text(checked: Sequence[Checked], view: View) -> Iterator[str]:
    """Yield every error and warning with its place, and a line that counts them."""
    findings = list_findings(checked) if view.is_verbose else list_flagged(checked)
    separator = ""
    for finding in findings:
        yield separator + _write(finding, view.screen)
        separator = "\n"
    if not view.is_quiet:
        yield separator + set_line([(sum_up(checked), "")], view.screen)
        yield _list_uncompared(checked, view.screen) + _count_skipped(view)


def _write(finding: Finding, screen: Screen | None) -> str:
    place = f"{finding.path}:{finding.place.line}:{finding.place.column}"
    is_right = finding.severity == "none"
    head = [
        (f"{place}: ", "place"),
        (f"{'' if is_right else f'{finding.severity} '}{finding.verdict}", finding.severity),
        (f": {finding.message} " if finding.message else " ", ""),
        (f"[{finding.code}]", "muted"),
    ]
    lines = [
        [(" ".join(finding.text.split()) if is_right else "", "")],
        _spell_diff(finding.diff, screen),
        _spell_source(finding) if finding.suggestion else [],
        *([(more, "")] for more in list_other_changes(finding)),
    ]
    shown = (
        set_line(line, screen, is_indented=True) for line in lines if any(text for text, _ in line)
    )
    return set_line(head, screen) + "".join(shown)


def _spell_diff(diff: Sequence[DiffPiece], screen: Screen | None) -> list[Styled]:
    if screen and screen.colour:
        return [span for pair in zip((None, *diff), diff, strict=False) for span in _colour(*pair)]
    marks = {"both": ("", ""), "draft": ("[-", "-]"), "source": ("{+", "+}")}
    return [(f"{marks[each.side][0]}{each.text}{marks[each.side][1]}", "") for each in diff]


def _colour(before: DiffPiece | None, piece: DiffPiece) -> list[Styled]:
    """Colour a piece of a word diff; a space separates words from those that they replace."""
    span = piece.text, "" if piece.side == "both" else piece.side
    is_in_place = piece.side == "source" and before is not None and before.side == "draft"
    return [(" ", ""), span] if is_in_place and piece.text[:1].isalnum() else [span]


def _spell_source(finding: Finding) -> list[Styled]:
    whose = [each for each in (finding.name, finding.quote, finding.release) if each]
    whose += [] if finding.paragraph is None else [f"para. {finding.paragraph}"]
    tail = f" ({', '.join(whose)})" if whose else ""
    return [("Source: ", "muted"), (f"“{finding.suggestion}”", ""), (tail, "muted")]


def _list_uncompared(checked: Sequence[Checked], screen: Screen | None) -> str:
    """Write how many numbers were not compared, and where they are."""
    numbers = [number for each in checked for number in each.not_compared]
    if not numbers:
        return ""
    is_one = len(checked) == 1
    shown = [
        f"{each.text}, {f'line {each.place.line}' if is_one else f'{each.path}:{each.place.line}'}"
        for each in numbers[:_MOST_NUMBERS]
    ]
    shown += list_counts((len(numbers) - len(shown), f"{len(numbers) - len(shown)} more"))
    said = f"{count_nouns(len(numbers), 'number')} not compared: {'; '.join(shown)}."
    return set_line([(said, "")], screen)


def _count_skipped(view: View) -> str:
    """Write how many files have an ending of no draft, the most frequent endings first."""
    if not view.skipped:
        return ""
    ranked = sorted(view.skipped.items(), key=lambda each: (-each[1], each[0]))
    most, others = ranked[:_MOST_ENDINGS], ranked[_MOST_ENDINGS:]
    shown = [f"{number} {ending or 'without an ending'}" for ending, number in most]
    rest = sum(number for _, number in others)
    shown += list_counts((rest, f"{rest} others"))
    said = f"{count_nouns(sum(view.skipped.values()), 'file')} skipped: {', '.join(shown)}."
    return set_line([(said, "")], None)
