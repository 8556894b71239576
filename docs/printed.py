"""Print into `docs/` what the code itself knows: `python docs/printed.py`."""

import configparser
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from inspect import getdoc
from pathlib import Path

import click

from taxonomy.curation import rules, scheme_rules
from taxonomy.settings import PREFIX, Settings, default_text
from webapp.cli.main import main
from webapp.problems import STATUS

DOCS = Path(__file__).parent


def rules_page() -> str:
    """Every rule with its standard."""
    lines = ["# Rules", "", "Readers only see an entry that follows these rules."]
    lines += ["", "| rule | what it asks for |", "| --- | --- |"]
    lines += [f"| `{_kebab(rule)}` | {_first(rule)} |" for rule in rules.RULES]
    lines += [
        "",
        "A vocabulary follows these rules.",
        "",
        "| rule | what it asks for |",
        "| --- | --- |",
    ]
    lines += [f"| `{_kebab(rule)}` | {_first(rule)} |" for rule in scheme_rules.RULES]
    return _page(lines)


def settings_page() -> str:
    """Every setting with its variable and its default."""
    lines = [
        "# Settings",
        "",
        "You can set each of these in the environment. All but the secret key",
    ]
    lines += ["are also options of `luxterm serve`."]
    lines += ["", "| variable | default | what it is |", "| --- | --- | --- |"]
    for setting in fields(Settings):
        variable = f"`{PREFIX}{setting.name.upper()}`"
        lines.append(f"| {variable} | {default_text(setting)} | {setting.metadata['help']} |")
    return _page(lines)


def commands_page() -> str:
    """Every command's help, as the command line prints it."""
    lines = ["# Commands", ""]
    for context in _commands():
        lines += [f"## {context.command_path}", "", "```", context.get_help(), "```", ""]
    return _page(lines[:-1])


def errors_page() -> str:
    """Every error of the domain with the status that the API gives it."""
    lines = ["# Problems", "", "The API reports errors as problem documents (RFC 9457)."]
    lines += ["", "| error | status | what happened |", "| --- | --- | --- |"]
    for error, status in STATUS.items():
        lines.append(f"| `{error.__name__}` | {int(status)} | {_first(error)} |")
    return _page(lines)


PAGES: Mapping[str, Callable[[], str]] = {
    "rules.md": rules_page,
    "settings.md": settings_page,
    "commands.md": commands_page,
    "problems.md": errors_page,
}


def dependencies() -> list[str]:
    """The names of the packages that are installed with Luxterm, extras included."""
    config = configparser.ConfigParser()
    config.read(DOCS.parent / "setup.cfg", encoding="utf-8")
    wanted = [config["options"]["install_requires"], *config["options.extras_require"].values()]
    return sorted({name for text in wanted for name in re.findall(r"^[\w-]+", text, re.MULTILINE)})


def _commands(above: click.Context | None = None, name: str = "luxterm") -> Iterator[click.Context]:
    command = above.command.get_command(above, name) if above else main
    context = click.Context(command, above, name, **command.context_settings)
    yield context
    if isinstance(command, click.Group):
        for each in command.list_commands(context):
            yield from _commands(context, each)


def _kebab(rule: Callable[..., object]) -> str:
    return rule.__name__.replace("_", "-")


def _first(thing: object) -> str:
    return (getdoc(thing) or "").partition("\n\n")[0].replace("\n", " ")


def _page(lines: list[str]) -> str:
    return "\n".join([*lines, "", "*Printed from the code by `docs/printed.py`.*", ""])


if __name__ == "__main__":
    for name, page in PAGES.items():
        (DOCS / name).write_text(page(), encoding="utf-8")
