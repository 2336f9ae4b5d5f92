"""Register commands, and make each only when it is asked for."""

from collections.abc import Callable, Iterator, Mapping
from functools import wraps
from inspect import Parameter, Signature, signature
from typing import Any

import typer
from typer.core import TyperGroup

from gcmreview.cli.options import load, print_listing
from gcmreview.listing.request import Listing

# Rich's help costs 100 ms more than plain help, and crashes on TERMINAL_WIDTH=abc.
PLAIN: dict[str, Any] = {
    "add_completion": False,
    "context_settings": {"help_option_names": ["-h", "--help"]},
    "rich_markup_mode": None,
    "pretty_exceptions_enable": False,
}
_commands: dict[str, typer.Typer] = {}
Find = Callable[..., Listing]
Command = Callable[..., None]


class Commands(Mapping[str, Any]):
    """The commands by name, each made when it is asked for.

    Typer makes all of them at every start, which costs more with every option.
    """

    def __getitem__(self, name: str) -> Any:
        """Return a command, made when it is first asked for."""
        return typer.main.get_command(_commands[name])

    def __iter__(self) -> Iterator[str]:
        """Yield the names of the commands that help lists."""
        return (
            name for name, command in _commands.items() if not command.registered_commands[0].hidden
        )

    def __len__(self) -> int:
        """Return the number of commands that help lists."""
        return sum(1 for _ in self)


class Group(TyperGroup):
    """The command line as a whole."""

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**{**attributes, "commands": Commands()})


_SHARED = list(signature(print_listing).parameters.values())[3:]


def list_command(
    *, example: str, name: str | None = None, hidden: bool = False
) -> Callable[[Find], Find]:
    """Make a command of a function that finds records, with the options that listings share."""

    def register(find: Find) -> Find:
        context, *own = _take_context(find)

        @wraps(find)
        def command(context: typer.Context, **options: Any) -> None:
            filters = {each.name: options.pop(each.name) for each in own if each.name in options}
            review = load(context)
            print_listing(context, review, find(review, **filters), **options)

        command.__signature__ = Signature([context, *own, *_SHARED])  # type: ignore[attr-defined]
        _register(command, name or find.__name__, example, hidden=hidden)
        return find

    return register


def command(*, example: str) -> Callable[[Command], Command]:
    """Make a command of a function that does all of its own work."""

    def register(command: Command) -> Command:
        _register(command, command.__name__, example)
        return command

    return register


def _register(command: Command, name: str, example: str, *, hidden: bool = False) -> None:
    single = typer.Typer(**PLAIN)
    single.command(name, hidden=hidden, epilog=f"Example: gcmreview {example}")(command)
    _commands[name] = single


def _take_context(find: Find) -> list[Parameter]:
    """Return the parameters of a command: the context in place of the review, then its own."""
    review, *own = signature(find).parameters.values()
    return [review.replace(name="context", annotation=typer.Context), *own]


def summarize(name: str) -> str:
    """Return the first line of a command's help."""
    return str(_commands[name].registered_commands[0].callback.__doc__).partition("\n")[0]
