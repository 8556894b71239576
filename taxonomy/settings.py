"""What can be set, each with its help; read from the environment once, at the border."""

import os
from collections.abc import Callable, Mapping
from dataclasses import Field, dataclass, field, fields
from pathlib import Path
from typing import Any, get_type_hints

import platformdirs

PREFIX = "LUXTERM_"


@dataclass(frozen=True, slots=True)
class Settings:
    """How this Luxterm runs. The environment variable of `field` is `LUXTERM_FIELD`."""

    host: str = field(default="127.0.0.1", metadata={"help": "Address to listen on."})
    port: int = field(default=8000, metadata={"help": "Port to listen on; 0 picks a free one."})
    threads: int = field(default=4, metadata={"help": "Number of requests answered at once."})
    data: Path = field(
        default_factory=lambda: Path(platformdirs.user_data_dir("luxterm", appauthor=False)),
        metadata={
            "help": "Folder for the SQLite database and the search index.",
            "default": "~/.local/share/luxterm, or the equivalent on your system",
        },
    )
    database_url: str = field(
        default="",
        metadata={
            "help": "SQLAlchemy database URL, such as postgresql+psycopg://….",
            "default": "SQLite in the data folder",
        },
    )
    base_uri: str = field(
        default="",
        metadata={
            "help": "Public address of this service, used in permanent links.",
            "default": "the address each request came to",
        },
    )
    secret_key: str = field(
        default="",
        repr=False,
        metadata={
            "help": "Key that signs desk sessions. Give every process the same one.",
            "default": "one that is generated and stored in the data folder",
        },
    )
    scheme_order: str = field(
        default="",
        metadata={
            "help": "Identifiers of vocabularies, separated by commas, in the order to show them. "
            "Vocabularies without verdicts always come last.",
            "default": "by identifier",
        },
    )
    contact: str = field(
        default="",
        metadata={
            "help": "Email or web address of whoever runs this service, shown on the privacy page "
            "and in /.well-known/security.txt.",
            "default": "none",
        },
    )
    follow_seconds: float = field(
        default=1.0,
        metadata={"help": "Seconds between looking for what other processes have published."},
    )

    @property
    def database(self) -> str:
        """The URL of the database, the embedded one where none was given."""
        return self.database_url or f"sqlite:///{self.data / 'luxterm.sqlite'}"

    @property
    def schemes_in_order(self) -> tuple[str, ...]:
        """The vocabularies that an operator wants first."""
        return tuple(name for each in self.scheme_order.split(",") if (name := each.strip()))

    @property
    def root(self) -> str:
        """The address of the service, as far as it is known without a request."""
        return self.base_uri.rstrip("/") or f"http://{self.host}:{self.port}"

    @property
    def contact_uri(self) -> str:
        """The contact as a link; empty where none was given."""
        is_mail = "@" in self.contact and ":" not in self.contact
        return f"mailto:{self.contact}" if is_mail else self.contact

    @property
    def index(self) -> Path:
        """The folder of the index."""
        return self.data / "index"


def default_text(setting: Field[Any]) -> str:
    """The default of a field in words, the same on every machine."""
    return str(setting.metadata.get("default", setting.default))


_KINDS: Mapping[str, Callable[[str], object]] = get_type_hints(Settings)


def from_environment(
    given: Mapping[str, object] | None = None, *, environment: Mapping[str, str] = os.environ
) -> Settings:
    """Settings from what was given (by field), else from the environment, else the defaults.

    Raises `ValueError` that names the variable whose text is not of its type.
    """
    given = given or {}
    chosen: dict[str, Any] = {}
    for setting in fields(Settings):
        name = PREFIX + setting.name.upper()
        if given.get(setting.name) is not None:
            chosen[setting.name] = given[setting.name]
        elif environment.get(name):
            try:
                chosen[setting.name] = _KINDS[setting.name](environment[name])
            except ValueError as error:
                raise ValueError(f"{name}={environment[name]!r}: {error}") from error
    return Settings(**chosen)
