"""Command-line options made from the settings, so that both have the same help."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from functools import wraps
from pathlib import Path
from typing import Any

import click

from taxonomy.settings import PREFIX, Settings, default_text, from_environment

Command = Callable[..., None]

_KINDS: Mapping[object, click.ParamType[Any]] = {
    int: click.IntRange(0, 65_535),
    float: click.FloatRange(0, min_open=True),
    Path: click.Path(file_okay=False, path_type=Path),
}


def settings(*names: str) -> Callable[[Command], Command]:
    """Give a command the options of these settings, and the settings as its first argument."""

    def decorate(command: Command) -> Command:
        @wraps(command)
        def with_settings(**given: Any) -> None:  # noqa: ANN401 - click's own values
            chosen = {name: given.pop(name) for name in names}
            command(_read(chosen), **given)

        for setting in reversed([each for each in fields(Settings) if each.name in names]):
            with_settings = click.option(
                "--" + setting.name.replace("_", "-"),
                type=_KINDS.get(setting.type),
                envvar=PREFIX + setting.name.upper(),
                show_envvar=True,
                help=f"{setting.metadata['help']} Default: {default_text(setting)}.",
            )(with_settings)
        return with_settings

    return decorate


def _read(chosen: dict[str, object]) -> Settings:
    try:
        return from_environment(chosen)
    except ValueError as error:
        raise click.UsageError(str(error)) from error
