"""The commands, one row each: where they are, and what their help says."""

from typing import NamedTuple


class Command(NamedTuple):
    """A command: its module in ``gcmreview.cli``, and its help.

    ``summary`` is one line, ``examples`` are calls that work, and ``more`` is a paragraph below
    them. ``function`` is the name of the function in the module, where it is not the command's.
    """

    module: str
    summary: str
    examples: tuple[str, ...]
    more: str = ""
    function: str = ""
    hidden: bool = False


# In the order of the help. A module is imported only when its command is called.
COMMANDS: dict[str, Command] = {
    "info": Command(
        "commands.listings",
        "Show what the source is: date, address, contacts, conclusions, oddities.",
        ("info", "info contacts", "info release --format json"),
    ),
    "speakers": Command(
        "commands.listings",
        "List who spoke, their office and number of quotes.",
        ("speakers", "speakers thailand"),
    ),
    "quotes": Command(
        "commands.listings",
        "List quotes in full, with speaker and paragraph.",
        ("quotes covid", "quotes --speaker pramudwinai", "quotes --output quotes.csv"),
    ),
    "topics": Command(
        "commands.listings",
        "List the topics of the quotes, for quotes --topic.",
        ("topics", "topics --format json"),
    ),
    "agencies": Command(
        "commands.listings",
        "List the agencies of the Network and their roles.",
        ("agencies", "agencies refugees"),
    ),
    "stats": Command(
        "commands.listings",
        "List the figures, each with its qualifier.",
        ("stats migrants", "stats --chart"),
        "Also called statistics.",
    ),
    "statistics": Command(
        "commands.listings",
        "List the figures, each with its qualifier.",
        ("statistics 1990", "statistics --chart"),
        "The same as stats.",
        function="stats",
        hidden=True,
    ),
    "source": Command(
        "commands.listings",
        "Print the source text in numbered paragraphs.",
        ("source", "source 5-9,11"),
    ),
    "search": Command(
        "commands.listings",
        "Search quotes, figures, names and paragraphs.",
        ("search migrants pandemic", 'search "no one"'),
        "An argument with spaces is a phrase. Best matches first: the words as one phrase, then "
        "as whole words, then as parts of words, then quotes by or about the speaker or agency "
        "that the words name.",
    ),
    "quote": Command(
        "commands.quote",
        "Print quotations ready to paste, with who said them.",
        ("quote motus", "quote vitorino-2 --style lead", "quote pramudwinai-2 --style social"),
        "Changes that the UN Editorial Manual permits are reported on standard error.",
    ),
    "cite": Command(
        "commands.cite",
        "Print a citation of the release, or of a quote in it.",
        ("cite", "cite vitorino-1 --style apa"),
    ),
    "check": Command(
        "commands.check",
        "Check the quotations in a draft against the source.",
        ("check draft.md", "check draft.md --fix --diff", "check drafts --fail-on warning"),
        "Reports what differs, where, and what to write instead, by the rules of the UN "
        "Editorial Manual. Exit code 1 if a finding is as severe as --fail-on, 3 if a draft cannot "
        "be read.",
    ),
    "rules": Command(
        "commands.rules",
        "List the rules of check and validate, or explain one.",
        ("rules", "rules GCM101", "rules not-quoted"),
    ),
    "new": Command(
        "commands.new",
        "Make a dataset of a press release, for a person to complete.",
        ("new talks.txt --output talks.toml", "new page.html"),
        "Paragraphs, quotes, speakers and figures are the text's own, to the character. What is "
        "not sure is a comment with “Check:”, and never a record.",
    ),
    "validate": Command(
        "commands.validate",
        "Validate datasets: every problem with its line and what to do.",
        ("validate release.toml", "validate releases --format json"),
        "In a folder, the datasets are the files in .toml that have a line [release] or "
        "[[paragraphs]]. Exit code 1 if there are errors, 3 if a file cannot be read.",
    ),
    "schema": Command(
        "commands.schema",
        "Print the JSON Schema of a dataset, for editors.",
        ("schema", "schema > dataset.schema.json"),
        "Save it beside a dataset as dataset.schema.json, and make this the dataset's first line: "
        "#:schema ./dataset.schema.json. Then "
        "editors with Even Better TOML complete the keys and mark what is wrong.",
    ),
    "help": Command(
        "help", "Show the help of gcmreview, or of a command.", ("help", "help quote"), hidden=True
    ),
}


def list_summaries() -> list[tuple[str, str]]:
    """Return the name and the summary of each command that help lists."""
    return [(name, row.summary) for name, row in COMMANDS.items() if not row.hidden]
