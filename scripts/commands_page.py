"""``python -m scripts.commands_page`` prints docs/commands.md: what each command says of itself."""

from collections.abc import Iterator

from click import Command, Context, Group

from dashboard.cli import claim_atlas

NAME = "claim-atlas"
#: As wide as a terminal commonly is.
WIDTH = 80


def commands_page() -> str:
    """Return the page, of the command and all that are below it."""
    sections = "".join(_section(context) for context in _contexts(claim_atlas, NAME, None))
    return f"# Commands\n\nWritten by `make docs`; do not edit.\n{sections}"


def _contexts(command: Command, name: str, parent: Context | None) -> Iterator[Context]:
    settings = command.context_settings | {"terminal_width": WIDTH - 2}
    context = Context(command, parent, info_name=name, **settings)
    yield context
    if isinstance(command, Group):
        for below in command.list_commands(context):
            found = command.get_command(context, below)
            assert found is not None
            yield from _contexts(found, below, context)


def _section(context: Context) -> str:
    return f"\n## {context.command_path}\n\n```text\n{context.get_help()}\n```\n"


if __name__ == "__main__":
    print(commands_page(), end="")
