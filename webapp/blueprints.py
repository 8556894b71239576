"""The blueprints of a package: those of its modules, found by the folder.

A new page is a module with a `blueprint`; it is registered without being named anywhere.
"""

import importlib
import pkgutil

from flask import Blueprint


def of_package(name: str) -> tuple[Blueprint, ...]:
    """The blueprint of each module of a package that has one, by the name of the module."""
    package = importlib.import_module(name)
    names = sorted(each.name for each in pkgutil.iter_modules(package.__path__))
    modules = (importlib.import_module(f"{name}.{each}") for each in names)
    return tuple(each.blueprint for each in modules if hasattr(each, "blueprint"))
