"""Print into `docs/` what the code itself knows: `python docs/printed.py`."""

import ast
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


def architecture_picture() -> str:
    """The packages and what each imports, for Mermaid; what follows from others is left out."""
    arrows = {name: _imports(name) for name in _DRAWN}
    shown = [
        f"    {name} --> {target}"
        for name, targets in arrows.items()
        for target in sorted(targets, key=list(arrows).index)
        if not any(target in _reached(each, arrows) for each in targets - {target})
    ]
    lines = ["```mermaid", "flowchart TD"]
    for face, names in (("webapp", _FACES), ("taxonomy", _DOMAIN)):
        lines += [f"    subgraph {face}", f"        {' ~~~ '.join(names)}", "    end"]
    return "\n".join([*lines, *shown, "```"])


_FACES = ("cli", "app", "pages", "desk", "api", "integrations", "presenters", "auth", "context")
_DOMAIN = ("termbase", "curation", "search", "checking", "store", "exchange", "entry")
_ROOTS = {"taxonomy", "webapp"}
_DRAWN = (*_FACES, *_DOMAIN)


def _imports(name: str) -> set[str]:
    """The drawn packages that the modules of a package import."""
    face = "webapp" if name in _FACES else "taxonomy"
    place = DOCS.parent / face / name
    files = sorted(place.rglob("*.py")) if place.is_dir() else [place.with_suffix(".py")]
    found: set[str] = set()
    for file in files:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in _ROOTS:
                dotted = [node.module, *(f"{node.module}.{each.name}" for each in node.names)]
                found |= {part for each in dotted for part in each.split(".")[1:2]}
    return (found & set(_DRAWN)) - {name}


def _reached(name: str, arrows: Mapping[str, set[str]]) -> set[str]:
    """What a package leads to, over any number of arrows."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        new = arrows[waiting.pop()] - found
        found |= new
        waiting += new
    return found


PICTURE = re.compile(r"```mermaid\n.*?```", re.DOTALL)
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
    architecture = DOCS / "architecture.md"
    drawn = PICTURE.sub(lambda _: architecture_picture(), architecture.read_text(encoding="utf-8"))
    architecture.write_text(drawn, encoding="utf-8")
