"""Drafts of several shapes around a quotation, with the exact place of the quotation in each.

A shape writes the draft with two private-use characters around the words; ``place`` removes them
and says where they were.
"""

import html
import re
import textwrap
from collections.abc import Callable
from html.entities import codepoint2name
from random import Random
from typing import NamedTuple

from edits import split_sentences

START, END = "\ue000", "\ue001"
WIDTH = 72
# A half of a quotation that its attribution cuts in two has as many words as a quotation needs.
LEAST_HALF = 5
LEAST_PARAGRAPH = 4
_OFTEN, _EVEN = 0.3, 0.5


class Quoted(NamedTuple):
    """The words to set between marks, and who is said to have said them (None: the release).

    ``is_final_kept`` keeps the last character, whatever the sentence around it needs.
    """

    text: str
    who: str | None
    is_final_kept: bool = False


class Draft(NamedTuple):
    """A draft: the suffix of its file, its text, and the offsets of the quotation's parts."""

    suffix: str
    text: str
    spans: tuple[tuple[int, int], ...]


class Marks(NamedTuple):
    """A pair of quotation marks."""

    opening: str
    closing: str


CURLY = Marks("“", "”")
STRAIGHT = Marks('"', '"')
GUILLEMETS = Marks("«\u00a0", "\u00a0»")
LOW = Marks("„", "“")
LATEX = Marks("``", "''")

Shape = Callable[[Random, Quoted], Draft | None]

_BEFORE = (
    "The meeting was held in Bangkok, and several hundred people followed it from home.",
    "“It was a long week, and we are tired but content,” a spokesperson told reporters.",
    "Delegates spoke of labour, of health and of what the next years might bring.",
    "The mayor's office didn't comment; the rock 'n' roll band at the opening did.",
    'Each of the 12" screens in the hall was lit.',
    "A “migration review” is no audit. The term “regular migration” is older than that.",
    "The room was full. “Nobody had expected so many of us to come on a Sunday,” said a guard.",
)
_AFTER = (
    "The next meeting has not been announced yet.",
    "“We shall see what comes of it in the spring,” one of the organizers said.",
    "Interpreters worked in six languages throughout the three days of the meeting.",
    "Nobody at the hotel could say how many cups of coffee had been served by then.",
)
_DISTRACTORS = (
    "The session lasted two hours. ",
    "There was applause. ",
    "Many had waited for this. ",
    "",
    "",
)


def place(suffix: str, marked: str) -> Draft:
    """Remove the private characters from a draft, and note where they were."""
    spans: list[tuple[int, int]] = []
    pieces: list[str] = []
    length = start = 0
    for piece in re.split(f"([{START}{END}])", marked):
        if piece == START:
            start = length
        elif piece == END:
            spans.append((start, length))
        else:
            pieces.append(piece)
            length += len(piece)
    return Draft(suffix, "".join(pieces), tuple(spans))


def _mark(marks: Marks, text: str, final: str = "") -> str:
    """Put marks around the words and the final mark that the sentence around them needs."""
    return f"{marks.opening}{START}{text}{END}{final}{marks.closing}"


def _end(quoted: Quoted, mark: str) -> str:
    """Return the words with the final mark that the sentence around them needs."""
    if quoted.is_final_kept or not mark:
        return quoted.text
    if quoted.text.endswith((".", ",")) and not re.search(r"\.\s?\.$", quoted.text):
        return quoted.text[:-1] + mark
    return quoted.text if quoted.text[-1:] in "?!…." else quoted.text + mark


def say(random: Random, quoted: Quoted, marks: Marks) -> str:
    """Return a paragraph with the quotation and its attribution."""
    who = quoted.who
    after = _mark(marks, _end(quoted, ","))
    before = _mark(marks, _end(quoted, "."))
    as_is = _mark(marks, quoted.text)
    outside = as_is + ("" if quoted.text[-1:] in ".?!" else ".")
    if who is None:
        forms = [
            f"According to the press release, {before}",
            f"The press release says: {as_is}",
            f"{after} the press release says.",
        ]
    else:
        forms = [f"{after} said {who}.", f"{after} {who.partition(',')[0]} said."]
        forms += [f"{who.partition(',')[0]} said: {before}", f"According to {who}, {outside}"]
        forms.append(f"{who.partition(',')[0]} told the meeting: {as_is}")
        forms.append(
            f"{_mark(marks, quoted.text.removesuffix(',').removesuffix('.'))}, said {who}."
        )
    said = random.choice(forms)
    if quoted.is_final_kept:
        said = f"{who or 'The press release'} said: {as_is}"
    return random.choice(_DISTRACTORS) + said[0].upper() + said[1:]


def _surround(random: Random, paragraph: str) -> str:
    before = random.sample(_BEFORE, random.randint(0, 2))
    after = random.sample(_AFTER, random.randint(0, 1))
    return "\n\n".join((*before, paragraph, *after)) + "\n"


def _set_plainly(marks: Marks, *suffixes: str) -> Shape:
    def shape(random: Random, quoted: Quoted) -> Draft:
        suffix = random.choice(suffixes or (".txt", ".md"))
        return place(suffix, _surround(random, say(random, quoted, marks)))

    return shape


def set_wrapped(random: Random, quoted: Quoted) -> Draft:
    """Wrap the lines at 72 columns."""
    paragraphs = _surround(random, say(random, quoted, CURLY)).split("\n\n")
    return place(random.choice((".txt", ".md")), "\n\n".join(map(_wrap, paragraphs)) + "\n")


def _wrap(paragraph: str, indent: str = "") -> str:
    return textwrap.fill(
        paragraph,
        WIDTH,
        break_long_words=False,
        break_on_hyphens=False,
        subsequent_indent=indent,
    )


def set_crlf(random: Random, quoted: Quoted) -> Draft:
    """Wrap the lines, and end them with carriage return and line feed."""
    draft = _surround(random, say(random, quoted, random.choice((CURLY, STRAIGHT))))
    wrapped = "\n\n".join(map(_wrap, draft.split("\n\n"))) + "\n"
    return place(".txt", wrapped.replace("\n", "\r\n"))


def set_html(random: Random, quoted: Quoted) -> Draft:
    """Write HTML with character references, and tags around and within."""
    marks = random.choice((CURLY, STRAIGHT, GUILLEMETS))
    texts = _surround(random, say(random, quoted, marks)).strip().split("\n\n")
    numeric = random.random() < _OFTEN
    paragraphs = [f"<p>{_refer(text, numeric)}</p>" for text in texts]
    return place(".html", "<html><body>\n" + "\n".join(paragraphs) + "\n</body></html>\n")


def _refer(text: str, numeric: bool) -> str:
    escaped = html.escape(text, quote=False)
    if not numeric:
        escaped = escaped.replace('"', "&quot;")
    return "".join(char if _is_plain(char) else _name(char, numeric) for char in escaped)


def _is_plain(char: str) -> bool:
    return char.isascii() or char in (START, END)


def _name(char: str, numeric: bool) -> str:
    name = codepoint2name.get(ord(char))
    return f"&{name};" if name and not numeric else f"&#{ord(char)};"


def set_html_tags(random: Random, quoted: Quoted) -> Draft:
    """Write HTML with emphasis on words within the quotation, and a link around the name."""
    said = say(random, quoted, CURLY)
    words = re.split(r"( )", said)
    inner = [
        at
        for at, word in enumerate(words)
        if START not in word and END not in word and word.isalpha()
    ]
    for at in random.sample(inner, min(2, len(inner))):
        words[at] = f"<em>{words[at]}</em>"
    noise = '<p title="“No one said this at all in Bangkok”">Noise.</p>\n'
    return place(".html", f"<article>\n{noise}<p>{''.join(words)}</p>\n</article>\n")


def set_emphasis(random: Random, quoted: Quoted) -> Draft:
    """Write Markdown with emphasis or a link around the name."""
    if quoted.who is None:
        return place(".md", _surround(random, say(random, quoted, CURLY)))
    name, comma, office = quoted.who.partition(", ")
    named = random.choice((f"**{name}**", f"*{name}*", f"[{name}](https://example.org/who)"))
    who = named + (f"{comma}_{office}_" if office and random.random() < _EVEN else comma + office)
    return place(".md", _surround(random, say(random, quoted._replace(who=who), CURLY)))


def set_inner_emphasis(random: Random, quoted: Quoted) -> Draft | None:
    """Write Markdown with emphasis on a word within the quotation."""
    words = re.split(r"( )", quoted.text)
    inner = [at for at in range(2, len(words) - 2) if words[at].isascii() and words[at].isalpha()]
    if not inner:
        return None
    at = random.choice(inner)
    words[at] = random.choice(("*{}*", "**{}**", "_{}_")).format(words[at])
    emphasized = quoted._replace(text="".join(words))
    return place(".md", _surround(random, say(random, emphasized, CURLY)))


def set_in_list(random: Random, quoted: Quoted) -> Draft:
    """Write Markdown with the quotation in an item of a list, wrapped or not."""
    bullet = random.choice(("- ", "* ", "1. "))
    said = bullet + say(random, quoted, random.choice((CURLY, STRAIGHT)))
    if random.random() < _EVEN:
        said = _wrap(said, " " * len(bullet))
    return place(".md", f"What was said:\n\n{bullet}Nothing of note.\n{said}\n{bullet}No more.\n")


def set_in_table(random: Random, quoted: Quoted) -> Draft:
    """Write a Markdown table with the quotation and its attribution in a cell."""
    said = say(random, quoted, random.choice((CURLY, STRAIGHT))).replace("|", "\\|")
    return place(".md", f"| Day | What was said |\n|---|---|\n| 1 | Nothing. |\n| 2 | {said} |\n")


def set_block(random: Random, quoted: Quoted) -> Draft:
    """Write a block quotation with marks, the attribution in it."""
    said = say(random, quoted, CURLY)
    if random.random() < _EVEN:
        said = _wrap(said)
    lines = said.replace("\n", "\n> ")
    return place(".md", f"A block quotation:\n\n> {lines}\n\nAnd the text goes on.\n")


def set_bare_block(random: Random, quoted: Quoted) -> Draft:
    """Write a block quotation without marks, the attribution before or after it."""
    text = f"{START}{quoted.text}{END}"
    if random.random() < _EVEN:
        text = _wrap(text)
    lines = "> " + text.replace("\n", "\n> ")
    who = quoted.who or "the press release"
    if random.random() < _EVEN:
        return place(".md", f"In the words of {who}:\n\n{lines}\n\nAnd the text goes on.\n")
    return place(".md", f"A block quotation:\n\n{lines}\n>\n> — {who}\n\nAnd the text goes on.\n")


def set_split(random: Random, quoted: Quoted) -> Draft | None:
    """Cut the quotation in two by its attribution, where a sentence ends."""
    sentences = split_sentences(quoted.text)
    if quoted.who is None or not sentences[1:]:
        return None
    at = random.randint(1, len(sentences) - 1)
    halves = [" ".join(sentences[:at]), " ".join(sentences[at:])]
    if min(len(half.split()) for half in halves) < LEAST_HALF:
        return None
    marks = random.choice((CURLY, STRAIGHT))
    first = quoted._replace(text=halves[0])
    said = f"{_mark(marks, _end(first, ','))} said {quoted.who}. {_mark(marks, halves[1])}"
    return place(random.choice((".txt", ".md")), _surround(random, said))


def set_paragraphs(random: Random, quoted: Quoted) -> Draft | None:
    """Continue the quotation in a second paragraph: each opens with a mark, the last closes."""
    *before, last = split_sentences(quoted.text)
    if (
        quoted.who is None
        or not before
        or min(map(len, (before[0].split(), last.split()))) < LEAST_PARAGRAPH
    ):
        return None
    opening, closing = random.choice((CURLY, STRAIGHT))
    text = f"{opening}{START}{' '.join(before)}\n\n{opening}{last}{END}{closing}"
    said = f"{quoted.who.partition(',')[0]} said: {text}"
    return place(random.choice((".txt", ".md")), _surround(random, said))


def set_footnote(random: Random, quoted: Quoted) -> Draft:
    """Write the quotation into the definition of a Markdown footnote."""
    said = say(random, quoted, CURLY)
    return place(".md", f"There was much to say.[^1]\n\nAnd more.\n\n[^1]: {said}\n")


def set_bom(random: Random, quoted: Quoted) -> Draft:
    """Begin the file with a byte-order mark and the quotation's paragraph."""
    return place(".txt", "\ufeff" + say(random, quoted, random.choice((CURLY, STRAIGHT))) + "\n")


def set_among_hazards(random: Random, quoted: Quoted) -> Draft:
    """Write Markdown with an unclosed mark before, code, a comment, front matter and entities."""
    said = say(random, quoted, random.choice((CURLY, STRAIGHT)))
    front = '---\ntitle: "A title that nobody said in Bangkok"\n---\n\n'
    # The paragraph after it keeps the next mark from continuing it.
    unclosed = "“This mark is opened and never closed, says the editor.\n\nAnd the day went on.\n\n"
    code = '```\nprint("no quotation at all, not even one")\n```\n\n'
    comment = "<!-- “no quotation here, and no one said it” -->\n\n"
    pieces = random.sample((unclosed, code, comment), random.randint(1, 3))
    return place(".md", f'{front}{"".join(pieces)}{said}\n\nSee `a "b` and 5" pipes.\n')


# The shapes by name. Those of WRAPPING may break lines at any space.
SHAPES: dict[str, Shape] = {
    "straight": _set_plainly(STRAIGHT),
    "curly": _set_plainly(CURLY),
    "guillemets": _set_plainly(GUILLEMETS),
    "low-9": _set_plainly(LOW),
    "LaTeX": _set_plainly(LATEX, ".txt"),
    "wrapped": set_wrapped,
    "CRLF": set_crlf,
    "HTML": set_html,
    "HTML tags": set_html_tags,
    "emphasis": set_emphasis,
    "inner emphasis": set_inner_emphasis,
    "list": set_in_list,
    "table": set_in_table,
    "block": set_block,
    "bare block": set_bare_block,
    "split": set_split,
    "paragraphs": set_paragraphs,
    "footnote": set_footnote,
    "BOM": set_bom,
    "hazards": set_among_hazards,
}
WRAPPING = frozenset(("wrapped", "CRLF", "list", "block", "bare block"))
# Shapes that a line end within the words breaks, or that cannot contain one.
ONE_LINE = frozenset(("list", "table", "footnote", "inner emphasis", "HTML tags", "LaTeX"))
# Shapes that cut the words in two, so that a change of their order may be no change any more.
CUTTING = frozenset(("split", "paragraphs"))
