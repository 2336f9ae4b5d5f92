"""Drafts that a fix must leave alone, or must fix to the words that were there before the edit."""

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import islice, repeat
from random import Random
from typing import NamedTuple

import edits
import shapes
from corpus import make_cases
from edits import find_words
from passages import Passage, name_as_press, name_speaker, take
from shapes import Quoted
from tool import Fixed, Fixer, Text

# Fixes that are not certain which are shown.
_MOST_SHOWN = 12
# A space before a mark, or two.
_SPACED = r"\s[,;:?!.]|  "
# Shapes that choose words of the quotation to emphasize, which an edit may change.
_CHOOSING = frozenset(("HTML tags", "inner emphasis"))
_OTHERS = (
    "“{}.”",
    "“{},” said the mayor of Bangkok.",
    "“{},” said Jane Doe, a baker.",
    "“{},” she said.",
    "“{},” it says on the wall.",
    "“{},” a critic of {who} wrote.",
    "“{},” said {who}'s deputy.",
    "“{},” said a friend of {who}.",
    "“{},” wrote the mayor to {who}.",
    "“{},” the mayor told {who}.",
    "“{},” {who} never said.",
    "“{},” said {who}, quoting the mayor.",
    "“{},” said {who} and the mayor.",
    "The mayor answered {who}: “{}.”",
    "{who} quoted a poet: “{}.”",
    "After {who} had left, the mayor said: “{}.”",
    "{who} listened. “{},” the mayor said.",
    "{who} listened to the mayor. “{},” he said.",
    "# What the mayor said\n\n“{}.”\n\n{who} was not there.",
    "| Mayor | “{}” |\n|---|---|\n| {who} | said nothing |",
)
_SPEECHES = (
    "“{},” said {who} in Glasgow.",
    "“{},” said {who} in 2019.",
    "In 2019, {who} said: “{}.”",
    "At the climate summit, {who} said: “{}.”",
    "Leaders met in New York in 2018. “{},” said {who}.",
)
# Other words for a name or a number of the source, in a speech about something else.
_NAMES = {
    "Global Compact": (
        "Paris Agreement",
        "2030 Agenda",
        "Sendai Framework",
        "Convention",
        "treaty",
    ),
    "COVID-19": ("Ebola", "COVID-20", "climate change"),
    "2022": ("2019", "2023", "2030"),
    "Network": ("Commission", "Forum", "Bank", "team"),
    "Asia- Pacific": ("African", "Arab", "Caribbean"),
    "UN entities": ("EU entities", "AU bodies"),
    "member States": ("our Governments", "the G20"),
    "(IMRF)": ("(HLPF)", ""),
}
_TAILS = (
    "Alisjahbana: “{}, said Florence Kim.",
    "“{}, said {who}.",
    "“{}, said {who} on Tuesday. It rained all day, and nobody minded.",
    "{who} said: “{}. Then the meeting ended, and everybody went home.",
    "“{}, the spokesman said.\n\nIt rained.",
    "> {}, said {who}.",
    "> {}, she said. The room was full.",
    "> {}.\n>\n> — {who}",
    "> {}. That is what {who} said, and many agreed.",
    "> {who} said that {}.",
    "{who} said:\n\n> {}.",
    "<blockquote>{}, said {who}.</blockquote>",
    "<blockquote><p>{}.</p><p>— {who}</p></blockquote>",
    "<p>{who}: “{}.</p><p>Another paragraph, by the writer.</p>",
    "* “{}\n* said {who}\n",
)
_ENDINGS = (
    "as the poet says",
    "in every city of the world",
    "and so on",
    "of trade and of the sea",
    "for the children who come after us",
    "by the end of this year",
)
# Markup of a word, and whether a fix may replace the word in it.
_MARKUPS = (
    ("*{}*", True),
    ("**{}**", True),
    ("_{}_", True),
    ("~~{}~~", False),
    ("=={}==", False),
    ("^{}^", False),
    ("[{}]{{.mark}}", False),
    ("[[{}]]", False),
    ("[{}](https://example.org)", False),
    ("[{}][1]", False),
    ("{}[^1]", False),
    ("{}<!-- sic? -->", False),
    ("<b>{}</b>", True),
    ("<del>{}</del>", False),
    ("<span title='x'>{}</span>", False),
    ("`{}`", False),
    ("[{}]", False),
    ("({})", False),
    ("‘{}’", False),
)


class Trial(NamedTuple):
    """A draft to fix. ``right`` is all that a fix may make of it: itself, if nothing is certain.

    None says that this is not known, since more than one of its quotations may be fixed.
    """

    kind: str
    suffix: str
    draft: str
    right: str | None


def _draw_words(random: Random, least: int = 10) -> Passage:
    return next(filter(None, map(take("quotes", least), repeat(random))))


def _name(random: Random, passage: Passage) -> str:
    who = name_speaker(random.choice((name_as_press, lambda _, each: each.name)))
    return who(random, passage) or "the release"


def _change(random: Random, text: str) -> str | None:
    """Change a word or two anywhere: another word, a letter, one more or one less, a mark."""
    changes: tuple[edits.Edit, ...] = (
        edits.swap_by("synonyms"),
        edits.swap_by("same_length"),
        edits.swap_by("numbers"),
        edits.on(edits.LONG_WORD, edits.substitute),
        edits.on(edits.LONG_WORD, edits.drop),
        edits.edit_first_word,
        edits.edit_last_word,
        edits.drop_word,
        edits.swap_words,
        edits.add_head,
        edits.add_tail,
        edits.omit_clause,
        edits.end_in_invention,
        _replace_any,
        _replace_any,
        _replace_any,
        _add_any,
        _drop_any,
    )
    for _ in range(random.choice((1, 1, 1, 2, 3))):
        text = random.choice(changes)(random, text) or text
    return text


def _replace_any(random: Random, text: str) -> str:
    word = random.choice(find_words(text))
    other = random.choice(("good", "people", "all", "whole", "the"))
    return text[: word.start()] + other + text[word.end() :]


def _add_any(random: Random, text: str) -> str:
    word = random.choice(find_words(text))
    other = random.choice((" also", " very", ",", " (really)", " and so"))
    return text[: word.end()] + other + text[word.end() :]


def _drop_any(random: Random, text: str) -> str:
    word = random.choice(find_words(text)[1:-1])
    return text[: word.start()].rstrip(" ") + text[word.end() :]


def _set_alone(random: Random, quoted: Quoted) -> shapes.Draft:
    """Write a paragraph alone: near what is beside it in many shapes, no fix is certain."""
    return shapes.place(".md", f"{shapes.say(random, quoted, shapes.CURLY)}\n")


def _draw_edit(random: Random) -> Trial | None:
    """Draw a changed quotation in a draft of any shape; what was changed is what is right."""
    passage = _draw_words(random)
    changed = _change(random, passage.text)
    shape = random.choice(sorted(shapes.SHAPES.keys() - _CHOOSING))
    write = random.choice((shapes.SHAPES[shape], _set_alone))
    seed, who = random.random(), _name(random, passage)
    if not changed or changed == passage.text:
        return None
    draft, right = (write(Random(seed), Quoted(text, who)) for text in (changed, passage.text))
    if draft is None or right is None:
        return None
    whole = None if shape in shapes.CUTTING and write != _set_alone else right.text
    return Trial("one edit or more", draft.suffix, draft.text, whole)


def _fill(random: Random, templates: tuple[str, ...], words: str, passage: Passage) -> str:
    template = random.choice(templates)
    text = template.format(words.rstrip(".,"), who=_name(random, passage).partition(",")[0])
    return f"{random.choice(('', 'The session lasted two hours.'))}\n\n{text}\n"


def _draw_left(kind: str, templates: tuple[str, ...]) -> Callable[[Random], Trial | None]:
    """Return what draws changed words in drafts that do not show whose they are."""

    def draw(random: Random) -> Trial | None:
        passage = _draw_words(random)
        changed = _change(random, passage.text)
        draft = _fill(random, templates, changed or passage.text, passage)
        suffix = ".html" if "<p>" in draft or "<block" in draft else ".md"
        return Trial(kind, suffix, draft, draft)

    return draw


def _draw_speech(random: Random) -> Trial | None:
    """Draw words of the same speaker about something else."""
    passage = _draw_words(random)
    text = random.choice((_end_otherwise, _begin_otherwise, _rename))(random, passage.text)
    if text is None:
        return None
    draft = f"“{text.rstrip('.,')},” said {_name(random, passage)}.\n"
    return Trial("their words on another subject", ".md", draft, draft)


def _end_otherwise(random: Random, text: str) -> str:
    words = find_words(text)
    return text[: random.choice(words[3:]).end()] + " " + random.choice(_ENDINGS)


def _begin_otherwise(random: Random, text: str) -> str:
    words = find_words(text)
    return f"As the poet says, {text[random.choice(words[:-3]).start() :]}"


def _rename(random: Random, text: str) -> str | None:
    known = [name for name in _NAMES if name in text]
    name = random.choice(known) if known else ""
    return text.replace(name, random.choice(_NAMES[name])) if name else None


def _draw_markup(random: Random) -> Trial | None:
    """Draw a quotation with markup on or beside the words that are wrong."""
    passage = _draw_words(random)
    words = find_words(passage.text)
    at = random.randrange(3, len(words) - 3)
    last = words[min(len(words) - 4, at + random.choice((0, 0, 1)))]
    before, source = passage.text[: words[at].start()], passage.text[words[at].start() : last.end()]
    markup, is_fixed = random.choice(_MARKUPS)
    wrong = random.choice(("grand", "folk", "all the grand", "very", "brave"))
    who, after = _name(random, passage), passage.text[last.end() :].rstrip(".,")
    note = "\n[^1]: x\n" * ("[^1]" in markup)
    draft, right = (
        f"“{before}{markup.format(word)}{after},” said {who}.\n\n[1]: x\n{note}"
        for word in (wrong, source)
    )
    suffix = random.choice((".md", ".md", ".html", ".txt"))
    return Trial("markup on the word", suffix, draft, right if is_fixed else draft)


# What draws each kind of draft.
_KINDS: tuple[Callable[[Random], Trial | None], ...] = (
    _draw_edit,
    _draw_left("no closing mark, or a block", _TAILS),
    _draw_left("other people's words", _OTHERS),
    _draw_left("their words on another day", _SPEECHES),
    _draw_speech,
    _draw_markup,
)


def make_trials(seed: int, count: int) -> Iterator[Trial]:
    """Yield about so many drafts, as many of each kind."""
    each = count // (len(_KINDS) + 1)
    for number, draw in enumerate(_KINDS):
        random = Random(f"{seed}/{number}")
        yield from islice(filter(None, map(draw, repeat(random))), each)
    for case in make_cases(seed, each):
        yield Trial("all classes above", case.suffix, case.draft.removeprefix("\ufeff"), None)


def find_faults(trial: Trial, fixed: Fixed) -> list[str]:
    """Return which properties the fix of a draft breaks."""
    if fixed.text == trial.draft:
        return []
    right, spaced = trial.right, len(re.findall(_SPACED, trial.draft))
    faults = {
        "is not what was there": right is not None and _join(fixed.text) != _join(right),
        "changes marks, markup or lines": _list_kept(fixed.text) != _list_kept(trial.draft),
        "leaves a space before a mark": len(re.findall(_SPACED, fixed.text)) > spaced,
        "is fixed again": fixed.again != fixed.text,
        "has new findings": not fixed.after <= fixed.before,
        "leaves a misquote": bool(fixed.wrong),
    }
    return [name for name, is_so in faults.items() if is_so]


def _join(text: str) -> str:
    return re.sub(r"\n>|\s", "", text)


def _list_kept(text: str) -> list[str]:
    """Return what no fix may touch: all characters but letters, spaces and marks within prose."""
    return re.findall(r"[^\w\u0300-\u036f ,.;:–—-]", text)


def print_fixes(trials: Iterable[Trial], fixer: Fixer) -> bool:
    """Print a row for each kind of draft; return whether every fix is certain."""
    drafts, fixed, wrong = Counter[str](), Counter[str](), Counter[str]()
    for trial in trials:
        result = fixer(Text(trial.suffix, trial.draft))
        faults = find_faults(trial, result)
        drafts[trial.kind] += 1
        fixed[trial.kind] += result.text != trial.draft
        wrong[trial.kind] += bool(faults)
        if faults and wrong.total() <= _MOST_SHOWN:
            said = f"{trial.kind}: {', '.join(faults)}"
            print(f"{said}\n{trial.draft!a}\n{result.text!a}\n", file=sys.stderr)
    print("\n| drafts to fix | n | fixed | not certain |\n|---|--:|--:|--:|")
    for kind, number in drafts.items():
        print(f"| {kind} | {number} | {fixed[kind]} | {wrong[kind]} |")
    return not wrong.total()
