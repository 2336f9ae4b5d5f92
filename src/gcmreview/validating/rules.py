"""Every rule of a dataset, once: its name, what it asks for, the remedy, and its severity.

``dataset`` decides the rules that are errors and names them in its problems, and ``doubts`` those
that are warnings.
"""

from typing import Literal, NamedTuple

Severity = Literal["error", "warning"]


class DatasetRule(NamedTuple):
    """A rule of datasets: how severe a breach is, and its text.

    ``title`` is one sentence that says what a dataset should do, and ``remedy`` says what to do
    about a breach. ``good`` is TOML of the built-in dataset, and ``bad`` breaks the rule in its
    place.
    """

    severity: Severity
    title: str
    remedy: str
    bad: str
    good: str


_URL = (
    "australia.iom.int/news/first-regional-review-global-compact-safe-orderly-and-regular-"
    "migration-asia-pacific-concludes"
)
_CHECKSUM = "9034dd16c20754bd9cb593f8a12dfc5e719fb4edf8de1f3866b31f01cb71aec"
_COMPACT = "advance practical implementation of the Global Compact."
_TOGETHER = (
    "Let us work together, countries, intergovernmental organizations, stakeholders and UN "
    "entities. No country can address the challenges and opportunities of migration alone. We must"
)
_NAMED = 'topics = ["global-compact", "implementation", "review-forum"]'
_LABEL = (
    'of all international migrants in Asia and the Pacific come from within the region"\ntext = "'
    "70 per cent of all international migrants in Asia and the Pacific come from within the region"
)
_QUOTE = (
    "As we learned from the pandemic – no one is safe until everyone is safe; therefore, a "
    "migrant-inclusive approach is key to finding a sustainable solution,"
)

# A name is never given to another rule. The order is that in which they are looked for.
RULES: dict[str, DatasetRule] = {
    "not-toml": DatasetRule(
        "error",
        "A dataset is TOML in UTF-8.",
        "Correct the line as the message says. TOML 1.0 is described at https://toml.io.",
        "place = “Bangkok”",
        'place = "Bangkok"',
    ),
    "unknown-key": DatasetRule(
        "error",
        "A table has only keys of its kind of record.",
        "Correct the spelling of the key, or remove it.",
        'honorfic = "H.E. Mr."',
        'honorific = "H.E. Mr."',
    ),
    "missing-key": DatasetRule(
        "error",
        "A table has all required keys.",
        "Write the key with its value.",
        'id = "kim"',
        'id = "kim"\nname = "Florence Kim"',
    ),
    "wrong-type": DatasetRule(
        "error",
        "A value is of the type of its key.",
        "Write a text between quotation marks, and numbers and dates without them.",
        'value = "52"',
        "value = 52",
    ),
    "empty-text": DatasetRule(
        "error",
        "A text shows something.",
        "Write the text, or leave the key out if it may be left out.",
        'honorific = ""',
        'honorific = "H.E. Mr."',
    ),
    "unsafe-character": DatasetRule(
        "error",
        "No text controls a terminal or reorders text.",
        "Remove the character.",
        r'label = "government\trepresentatives and stakeholders"',
        'label = "government representatives and stakeholders"',
    ),
    "id": DatasetRule(
        "error",
        "An id is made of a-z, 0-9 and hyphens.",
        "Write an id that begins with a letter or a digit.",
        'id = "Florence Kim"',
        'id = "kim"',
    ),
    "unknown-value": DatasetRule(
        "error",
        "A value with few choices is one of them.",
        "Write one of the values that the message names.",
        'role = "organizer"',
        'role = "co-organizer"',
    ),
    "number": DatasetRule(
        "error",
        "A number is finite, and in the range of its key.",
        "Write a number from 0 to 9007199254740991; a 'value' may be less than 0.",
        "paragraph = -1",
        "paragraph = 14",
    ),
    "paragraph-number": DatasetRule(
        "error",
        "Paragraphs count from 0; none has a blank line.",
        "Number the paragraphs in the source's order; the title is paragraph 0. Make two of "
        "one with a blank line.",
        "number = 21",
        "number = 20",
    ),
    "repeated-id": DatasetRule(
        "error",
        "No two records of a kind have the same id.",
        "Choose another id, or another acronym or number for an agency or a goal.",
        'id = "kim"',
        'id = "viriri"',
    ),
    "repeated-spelling": DatasetRule(
        "error",
        "A spelling names one agency.",
        "Remove the spelling from one of the agencies.",
        'spellings = ["UNHCR"]',
        'spellings = ["UNDRR"]',
    ),
    "quote-id": DatasetRule(
        "error",
        "A quote's id is its speaker's and a number.",
        "Write the speaker's id, a hyphen and the number of the quote.",
        'id = "second-quote"',
        'id = "vitorino-2"',
    ),
    "unknown-reference": DatasetRule(
        "error",
        "A speaker or agency that is named is listed.",
        "Correct the name, or add the speaker or the agency.",
        'speaker = "motos"',
        'speaker = "motus"',
    ),
    "editorial": DatasetRule(
        "error",
        "An editorial key names a field and an origin.",
        "Name a field that the record has and that may be editorial, with the id of an "
        "origin, or remove the key.",
        'editorial.url = "website"',
        'editorial.url = "publication"',
    ),
    "missing-origin": DatasetRule(
        "error",
        "A field in the editors' words names its origin.",
        "Add editorial.FIELD with the id of an origin.",
        'editorial.url = "publication"',
        'editorial.url = "publication"\neditorial.language = "editors"',
    ),
    "family-name": DatasetRule(
        "error",
        "A family name is part of the name.",
        "Write the family name as it is in the name.",
        'family_name = "Motos"',
        'family_name = "Motus"',
    ),
    "role": DatasetRule(
        "error",
        "A role is in the speaker's description.",
        "Write a title and an organization with words of the description.",
        '{ title = "Executive Director", organization = "ESCAP" }',
        '{ title = "Executive Secretary", organization = "ESCAP" }',
    ),
    "correction": DatasetRule(
        "error",
        "A correction changes words of its quote.",
        "Write in 'from' words of the quote, and in 'to' what they should be.",
        'corrections = [{ from = "Asia - Pacific", to = "Asia-Pacific"',
        'corrections = [{ from = "Asia- Pacific", to = "Asia-Pacific"',
    ),
    "event-dates": DatasetRule(
        "error",
        "An event does not end before it starts.",
        "Correct the start or the end.",
        "end = 2021-03-09",
        "end = 2021-03-12",
    ),
    "web-address": DatasetRule(
        "error",
        "A link is a plain http or https address.",
        "Write an address that begins with https:// and has no spaces or quotation marks.",
        f'url = "{_URL}"',
        f'url = "https://{_URL}"',
    ),
    "checksum": DatasetRule(
        "error",
        "The checksum is that of the paragraphs.",
        "Correct the paragraph that was changed, or write the checksum of the new source: the "
        "SHA-256 of the paragraphs, joined with blank lines, in UTF-8.",
        f'sha256 = "b{_CHECKSUM}"',
        f'sha256 = "a{_CHECKSUM}"',
    ),
    "release-words": DatasetRule(
        "error",
        "The release's title and place are the source's.",
        "Write the title as paragraph 0 has it, and the place as the source has it.",
        'place = "Geneva"',
        'place = "Bangkok"',
    ),
    "unknown-paragraph": DatasetRule(
        "error",
        "A record names paragraphs that there are.",
        "Write the number of the paragraph that has the record's words.",
        "name_paragraph = 50",
        "name_paragraph = 5",
    ),
    "note-paragraphs": DatasetRule(
        "error",
        "A note names its paragraphs in order, each once.",
        "Write the numbers in order.",
        "paragraphs = [18, 2, 19]",
        "paragraphs = [2, 18, 19]",
    ),
    "not-in-source": DatasetRule(
        "error",
        "The words of a record are in its paragraph.",
        "Copy the words from the paragraph, or name their origin where the field may have one.",
        'office = "UN Migration Network (Secretariat)"',
        'office = "UN Network on Migration (Secretariat)"',
    ),
    "not-quoted": DatasetRule(
        "error",
        "A quote is all that is between a pair of marks.",
        "Copy what is between the marks, without the marks.",
        f'text = "{_TOGETHER} {_COMPACT}"',
        f'text = "{_TOGETHER} be ambitious and {_COMPACT}"',
    ),
    "attribution": DatasetRule(
        "error",
        "The paragraphs say that the speaker said it.",
        "The paragraph of an explicit quote names its speaker. That of a continued one "
        "follows a paragraph that does, and names nobody who speaks. Correct the speaker, or "
        "write the other word.",
        f'attribution = "continued"\n{_NAMED}',
        f'attribution = "explicit"\n{_NAMED}',
    ),
    "year": DatasetRule(
        "error",
        "The year of a statistic is in its text.",
        "Write the year that the text has, or leave 'year' out.",
        "year = 1991",
        "year = 1990",
    ),
    "figure": DatasetRule(
        "error",
        "Qualifier, value and unit are in the text.",
        "Write them as the text has them, in this order.",
        "value = 56",
        "value = 52",
    ),
    "cut-figure": DatasetRule(
        "error",
        "A figure has all that the source says of it.",
        "Add what the message names to the qualifier, the unit, the value or the text.",
        'value = 25\nunit = "per cent"',
        'value = 25\nunit = "per cent"\nqualifier = "roughly"',
    ),
    "repeated-release": DatasetRule(
        "warning",
        "No two files that are validated have one release.",
        "Change the id of one. Nothing is to be done if the files are never used together.",
        'id = "gcm-asia-pacific-2021" # another file of the same call has this id too',
        'id = "gcm-asia-pacific-2021"',
    ),
    "unrecorded-quote": DatasetRule(
        "warning",
        "Every quotation of the source is in a record.",
        "Add a quote with these words. Nothing is to be done if nobody said them.",
        "# Here a quote was left out.",
        '[[quotes]]\nid = "pramudwinai-1"\nspeaker = "pramudwinai"\nparagraph = 8\n'
        f'text = "{_QUOTE}"\nattribution = "explicit"\ntopics = ["covid-19", "inclusion"]\n'
        'editorial.topics = "editors"',
    ),
    "unlisted-agency": DatasetRule(
        "warning",
        "An agency that the source introduces is listed.",
        "Add the agency. Nothing is to be done if it is not one of the network's.",
        "# Here an agency was left out.",
        '[[agencies]]\nacronym = "WFP"\nname = "World Food Programme"\nrole = "member"\n'
        'paragraph = 19\neditorial.name = "own-name"',
    ),
    "unrecorded-number": DatasetRule(
        "warning",
        "Every figure of the source is in a statistic.",
        "Add a statistic. Nothing is to be done if the number is no figure.",
        "# Here a statistic was left out.",
        '[[statistics]]\nid = "from-within-region"\nvalue = 70\nunit = "per cent"\n'
        f'label = "{_LABEL}"\nparagraph = 11',
    ),
}
