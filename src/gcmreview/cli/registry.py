"""The commands, one row each, and the group that makes each of them when it is asked for."""

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from typing import Any, NamedTuple

import typer
from typer.core import TyperCommand, TyperGroup

# Rich's help costs 100 ms more than plain help, and crashes on TERMINAL_WIDTH=abc.
PLAIN: dict[str, Any] = {
    "add_completion": False,
    "context_settings": {"help_option_names": ["-h", "--help"]},
    "rich_markup_mode": None,
    "pretty_exceptions_enable": False,
}


class Command(NamedTuple):
    """A command: its module in ``gcmreview.cli``, and its help.

    ``summary`` is one line, ``more`` the paragraph below it, and ``example`` a call that works.
    ``function`` is the name of the function in the module, where it is not the command's.
    """

    module: str
    summary: str
    example: str
    more: str = ""
    function: str = ""
    hidden: bool = False


# In the order of the help. A module is imported only when its command is called.
COMMANDS: dict[str, Command] = {
    "info": Command(
        "listings", "Show what the source is, known oddities, and the commands.", "info -f json"
    ),
    "speakers": Command(
        "listings", "List who spoke, their office and number of quotes.", "speakers thailand"
    ),
    "quotes": Command(
        "listings",
        "List quotes in full, with speaker and paragraph.",
        "quotes covid --speaker pramudwinai",
    ),
    "agencies": Command(
        "listings", "List the agencies of the Network and their roles.", "agencies refugees"
    ),
    "stats": Command(
        "listings",
        "List the figures, each with its qualifier.",
        "stats --chart",
        "Also called statistics.",
    ),
    "statistics": Command(
        "listings",
        "List the figures, each with its qualifier.",
        "statistics 1990",
        "The same as stats.",
        function="stats",
        hidden=True,
    ),
    "source": Command("listings", "Print the source text in numbered paragraphs.", "source 5-9,11"),
    "search": Command(
        "listings",
        "Search quotes, figures, names and paragraphs.",
        "search migrants pandemic",
        "An argument with spaces is a phrase. Best matches first: the words as one phrase, then "
        "as whole words, then as parts of words, then quotes by or about the speaker or agency "
        "that the words name.",
    ),
    "quote": Command(
        "quote",
        "Print quotations ready to paste, with who said them.",
        "quote vitorino-2 --style lead",
        "Changes that the UN Editorial Manual permits are reported on standard error.",
    ),
    "cite": Command(
        "cite",
        "Print a citation of the release, or of a quote in it.",
        "cite vitorino-1 --style apa",
    ),
    "check": Command(
        "check",
        "Check the quotations in a draft against the source.",
        "check draft.md --fail-on warning",
        "Reports what differs, where, and what to write instead, by the rules of the UN "
        "Editorial Manual. Exit code 1 if a finding is as severe as --fail-on, 3 if a draft cannot "
        "be read.",
    ),
    "rules": Command("rules", "List the rules of check, or explain one.", "rules GCM101"),
}


class PlainCommand(TyperCommand):
    """A command whose usage has no braces around an argument that is required."""

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """Return the options and arguments of the usage line."""
        return [each.strip("{}") for each in super().collect_usage_pieces(ctx)]


class Commands(Mapping[str, Any]):
    """The commands by name, each made when it is asked for.

    Typer makes all of them at every start, which costs more with every option.
    """

    def __getitem__(self, name: str) -> Any:
        """Return a command, made from its row."""
        row = COMMANDS[name]
        run: Callable[..., None] = getattr(
            import_module(f"gcmreview.cli.{row.module}"), row.function or name
        )
        single = typer.Typer(**PLAIN)
        single.command(
            name,
            cls=PlainCommand,
            help="\n\n".join(filter(None, (row.summary, row.more))),
            short_help=row.summary,
            epilog=f"Example: gcmreview {row.example}",
            hidden=row.hidden,
        )(run)
        return typer.main.get_command(single)

    def __iter__(self) -> Iterator[str]:
        """Yield the names of the commands that help lists."""
        return (name for name, row in COMMANDS.items() if not row.hidden)

    def __len__(self) -> int:
        """Return the number of commands that help lists."""
        return sum(1 for _ in self)


class Group(TyperGroup):
    """The command line as a whole."""

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**{**attributes, "commands": Commands()})


def list_summaries() -> list[tuple[str, str]]:
    """Return the name and the summary of each command that help lists."""
    return [(name, COMMANDS[name].summary) for name in Commands()]
