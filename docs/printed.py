"""Print into `docs/` what the code itself knows: `python docs/printed.py`."""

import configparser
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from inspect import getdoc
from pathlib import Path

import click

from taxonomy.curation import rules, scheme_rules
from taxonomy.settings import PREFIX, Settings
from webapp.cli.main import COMMANDS, main
from webapp.problems import STATUS

DOCS = Path(__file__).parent


def rules_page() -> str:
    """Every rule with its standard."""
    lines = ["# Rules", "", "What an entry must satisfy before readers see it."]
    lines += ["", "| rule | what it says |", "| --- | --- |"]
    lines += [f"| `{_kebab(rule)}` | {_first(rule)} |" for rule in rules.EVERY]
    lines += ["", "What a scheme must satisfy.", "", "| rule | what it says |", "| --- | --- |"]
    lines += [f"| `{_kebab(rule)}` | {_first(rule)} |" for rule in scheme_rules.EVERY]
    return _page(lines)


def settings_page() -> str:
    """Every setting with its variable and its default."""
    lines = ["# Settings", "", "Each is an option of `luxterm serve` and an environment variable."]
    lines += ["", "| variable | default | what it is |", "| --- | --- | --- |"]
    for setting in fields(Settings):
        default = "a folder of the user's" if setting.name == "data" else setting.default
        help_text = setting.metadata["help"]
        lines.append(f"| `{PREFIX}{setting.name.upper()}` | {default or 'empty'} | {help_text} |")
    return _page(lines)


def commands_page() -> str:
    """Every command's help, as the command line prints it."""
    lines = ["# Commands", ""]
    for words, command in _commands():
        context = click.Context(command, info_name=words, max_content_width=92, terminal_width=92)
        # The default folder is the reader's own, so it is not printed.
        text = re.sub(r"Default:\s+/\S+", "Default: a folder of the user's", context.get_help())
        lines += [f"## {words}", "", "```", text, "```", ""]
    return _page(lines[:-1])


def errors_page() -> str:
    """Every error of the domain with the status that the API gives it."""
    lines = ["# Problems", "", "Errors of the API are problem documents (RFC 9457)."]
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


def _commands() -> Iterator[tuple[str, click.Command]]:
    yield "luxterm", main
    context = click.Context(main)
    for name in COMMANDS:
        command = main.get_command(context, name)
        assert command is not None
        yield f"luxterm {name}", command
        for inner, each in getattr(command, "commands", {}).items():
            yield f"luxterm {name} {inner}", each


def _kebab(rule: Callable[..., object]) -> str:
    return rule.__name__.replace("_", "-")


def _first(thing: object) -> str:
    return (getdoc(thing) or "").partition("\n\n")[0].replace("\n", " ")


def _page(lines: list[str]) -> str:
    return "\n".join([*lines, "", "*Printed from the code by `docs/printed.py`.*", ""])


if __name__ == "__main__":
    for name, page in PAGES.items():
        (DOCS / name).write_text(page(), encoding="utf-8")
