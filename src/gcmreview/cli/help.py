"""Commands made from their rows when they are asked for, with help that shows examples first."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup, TyperOption

from gcmreview.cli.options import Settings, list_names, look_at_screen
from gcmreview.cli.registry import COMMANDS, list_summaries
from gcmreview.errors import UsageError
from gcmreview.output.stdout import write_stdout
from gcmreview.suggestions import did_you_mean, join_names, suggest
from gcmreview.terminal.screen import COLOURS, check_colour
from gcmreview.text.folding import fold

# Rich's help costs 100 ms more than plain help, and crashes on TERMINAL_WIDTH=abc.
PLAIN: dict[str, Any] = {
    "add_completion": False,
    "context_settings": {"help_option_names": ["-h", "--help"]},
    "rich_markup_mode": None,
    "pretty_exceptions_enable": False,
}
# The heading of a command's own options, and of those that every command has.
_OWN, _GENERAL = "Options", "General options"
_EXAMPLES = ("quotes covid", 'search "no one"', "quote motus", "check draft.md", "help quote")


class PlainCommand(TyperCommand):
    """A command whose help shows its examples first, and its options in groups."""

    examples: tuple[str, ...] = ()

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """Return the options and arguments of the usage line, without braces."""
        return [each.strip("{}") for each in super().collect_usage_pieces(ctx)]

    def get_help_option(self, ctx: Any) -> Any:
        """Return the option ``--help``, which prints as we do."""
        return _print_by_us(super().get_help_option(ctx))

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the whole help."""
        _write_help(self, ctx, formatter, self.examples)


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
            hidden=row.hidden,
        )(run)
        command: Any = typer.main.get_command(single)
        command.examples = row.examples
        command.params += _list_general_options()
        return command

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
        self.params = [*_list_general_options(), *self.params]

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        """Return the command that is called, or raise UsageError with what may be meant."""
        name = args[0]
        if name not in COMMANDS and not name.startswith("-"):
            raise UsageError(f"unknown command '{name}'; {_advise(name)} see gcmreview --help")
        return super().resolve_command(ctx, args)

    def get_help_option(self, ctx: Any) -> Any:
        """Return the option ``--help``, which prints as we do."""
        return _print_by_us(super().get_help_option(ctx))

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the whole help."""
        _write_help(self, ctx, formatter, _EXAMPLES)

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002
        """Write the commands from their rows: to make each would import all of the program."""
        with formatter.section("Commands"):
            formatter.write_dl(list_summaries())


def _advise(name: str) -> str:
    """Return what may be meant by an unknown command: another, what one takes, or a dataset."""
    from gcmreview.check.codes import CODES
    from gcmreview.lookup.facts import list_kinds
    from gcmreview.validating.rules import RULES

    kinds = {term: f"info {kind}" for term, kind in list_kinds().items()}
    taken = kinds | {fold(rule): f"rules {rule}" for rule in (*CODES, *RULES)}
    exact = taken.get(fold(name))
    near = [exact] if exact else suggest(name, kinds | {each: each for each in Commands()})
    if near:
        return f"did you mean {join_names(near)}?"
    if name.endswith(".toml"):
        # A glob without quotes leaves several.
        return "write --data before each dataset, or name their folder;"
    return "gcmreview search looks for words;"


def _print_by_us(option: Any) -> Any:
    """Have ``--help`` print through ``write_stdout``, which says what it cannot print to."""
    if option is not None:
        option.callback = _show_help
    return option


def _show_help(ctx: Any, _parameter: Any, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        write_stdout(f"{ctx.get_help()}\n")
        ctx.exit()


def _list_general_options() -> list[TyperOption]:
    """Return the options that may be before a command and after it; those after it count."""
    return [
        TyperOption(
            param_decls=["--data"],
            metavar="FILE",
            multiple=True,
            expose_value=False,
            callback=_keep_data,
            is_eager=True,
            help="Use this dataset instead of the built-in one; also a folder or a glob. "
            "Repeatable. Default: $GCMREVIEW_DATA.",
            rich_help_panel=_GENERAL,
        ),
        TyperOption(
            param_decls=["--no-cache"],
            is_flag=True,
            expose_value=False,
            callback=_keep_no_cache,
            is_eager=True,
            help="Read large datasets again instead of from the cache.",
            rich_help_panel=_GENERAL,
        ),
        TyperOption(
            param_decls=["--color"],
            metavar=list_names(COLOURS),
            expose_value=False,
            callback=_keep_colour,
            is_eager=True,
            help="When to use colour; auto, the default, means on a terminal.",
            rich_help_panel=_GENERAL,
        ),
    ]


def _keep_data(ctx: Any, _parameter: Any, value: Sequence[str] | None) -> None:
    if value:
        ctx.obj = (ctx.obj or Settings())._replace(data=tuple(value))


def _keep_no_cache(ctx: Any, _parameter: Any, value: bool) -> None:
    if value:
        ctx.obj = (ctx.obj or Settings())._replace(caches=False)


def _keep_colour(ctx: Any, _parameter: Any, value: str | None) -> None:
    if value is not None:
        ctx.obj = (ctx.obj or Settings())._replace(colour=check_colour(value))


def _write_help(command: Any, ctx: Any, formatter: Any, examples: tuple[str, ...]) -> None:
    """Write the usage, what the command does, examples, commands, arguments and options."""
    ctx.obj = ctx.obj or Settings()
    if look_at_screen(ctx).colour:
        formatter.write_heading = lambda name: _write_strong_heading(formatter, name)
    command.format_usage(ctx, formatter)
    summary, _, more = command.help.partition("\n\n")
    _write_paragraph(formatter, summary)
    with formatter.section("Examples"):
        for example in examples:
            formatter.write(f"{'':{formatter.current_indent}}gcmreview {example}\n")
    if more:
        _write_paragraph(formatter, more)
    if isinstance(command, TyperGroup):
        command.format_commands(ctx, formatter)
    for heading, records in _group_parameters(command, ctx).items():
        with formatter.section(heading):
            formatter.write_dl(records)


def _write_strong_heading(formatter: Any, name: str) -> None:
    formatter.write(f"{'':{formatter.current_indent}}\x1b[1m{name}:\x1b[0m\n")


def _write_paragraph(formatter: Any, text: str) -> None:
    formatter.write_paragraph()
    with formatter.indentation():
        formatter.write_text(" ".join(text.split()))


def _group_parameters(command: Any, ctx: Any) -> dict[str, list[tuple[str, str]]]:
    """Return the name and the help of each argument and option, by their headings in order."""
    groups: dict[str, list[tuple[str, str]]] = {"Arguments": [], _OWN: []}
    for parameter in command.get_params(ctx):
        record = parameter.get_help_record(ctx)
        if record is not None:
            name, said = record
            # What Typer adds of a least number: it is said again where a number is too small.
            record = (name, re.sub(r"\s*\[x>=\d+\]|; x>=\d+(?=\])", "", said))
            groups.setdefault(_choose_heading(parameter), []).append(record)
    # Last of all, wherever the parameters are.
    general = groups.pop(_GENERAL, [])
    return {name: records for name, records in {**groups, _GENERAL: general}.items() if records}


def _choose_heading(parameter: Any) -> str:
    if parameter.param_type_name == "argument":
        return "Arguments"
    return _GENERAL if parameter.name in ("help", "version") else parameter.rich_help_panel or _OWN


def help(  # noqa: A001
    context: typer.Context,
    command: Annotated[
        str | None, typer.Argument(metavar="[COMMAND]", help="Command to explain.")
    ] = None,
) -> None:
    """Show the help of gcmreview, or of a command."""
    outer: Any = context.parent
    if command is None:
        write_stdout(f"{outer.get_help()}\n")
        return
    if command not in COMMANDS:
        raise UsageError(f"unknown command '{command}'; {did_you_mean(command, list(COMMANDS))}")
    wanted = outer.command.get_command(outer, command)
    with wanted.make_context(command, [], parent=outer, resilient_parsing=True) as inner:
        write_stdout(f"{wanted.get_help(inner)}\n")
