"""The styles of TBX-Basic: what each calls the parts of a file, and how it says a data category."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from taxonomy.exchange.tbx.data_categories import Category

_NAMESPACE = "urn:iso:std:iso:30042:ed-2"
_MODULES = {"min": "http://www.tbxinfo.net/ns/min", "basic": "http://www.tbxinfo.net/ns/basic"}

Attributes = Mapping[str, str]
CategoryForm = Callable[
    [Category], tuple[str, Attributes]
]  # the element of a category, and its own


@dataclass(frozen=True, slots=True)
class Style:
    """The names of the parts, and the way to say a data category.

    `constraints` names the file of constraints (XCS) where the header must.
    """

    root: str
    attributes: Attributes
    header: str
    concept: str
    language: str
    term: str
    category_form: CategoryForm
    constraints: str | None = None


def _in_an_attribute(category: Category) -> tuple[str, Attributes]:
    return category.element, {"type": category.name}


def _in_the_name(category: Category) -> tuple[str, Attributes]:
    return f"{category.module}:{category.name}", {}


def _of_version_3(style: str, modules: Attributes, category_form: CategoryForm) -> Style:
    root = {"type": "TBX-Basic", "style": style, "xmlns": _NAMESPACE, **modules}
    return Style(
        root="tbx",
        attributes=root,
        header="tbxHeader",
        concept="conceptEntry",
        language="langSec",
        term="termSec",
        category_form=category_form,
    )


# ISO 30042:2019: data categories as attributes, or as tags in the namespaces of modules.
DCA = _of_version_3("dca", {}, _in_an_attribute)
DCT = _of_version_3(
    "dct", {f"xmlns:{name}": address for name, address in _MODULES.items()}, _in_the_name
)

# ISO 30042:2008. No DTD is named: a reader without one would go looking for it, and fail.
MARTIF = Style(
    root="martif",
    attributes={"type": "TBX-Basic"},
    header="martifHeader",
    concept="termEntry",
    language="langSet",
    term="tig",
    category_form=_in_an_attribute,
    constraints="TBXBasicXCSV02.xcs",
)
