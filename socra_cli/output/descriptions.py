"""What the members of a model mean: the docstrings under them, read from the source when a schema is made.

Pydantic can collect them with each class, which would cost every command 30 ms.
"""

from __future__ import annotations

import ast
import inspect
from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from types import ModuleType
from typing import Final

from pydantic import BaseModel

_NOT_FOUND: Final[Mapping[str, str]] = {}


def member_docstrings(model: type[BaseModel]) -> Mapping[str, str]:
    """Docstrings by member, inherited ones too; empty where there are none, or no source."""
    found: dict[str, str] = {}
    for base in reversed(model.__mro__):
        if issubclass(base, BaseModel) and base is not BaseModel:
            module = inspect.getmodule(base)
            found |= _of_module(module).get(base.__qualname__, _NOT_FOUND) if module else _NOT_FOUND
    return found


@cache
def _of_module(module: ModuleType) -> Mapping[str, Mapping[str, str]]:
    try:
        tree = ast.parse(inspect.getsource(module))
    except OSError:  # a program that was frozen into one file
        return {}
    return {node.name: dict(_members(node)) for node in tree.body if isinstance(node, ast.ClassDef)}


def _members(node: ast.ClassDef) -> list[tuple[str, str]]:
    found = [
        (one.target.id, after.value.value)
        for one, after in pairwise(node.body)
        if isinstance(one, ast.AnnAssign)
        and isinstance(one.target, ast.Name)
        and isinstance(after, ast.Expr)
        and isinstance(after.value, ast.Constant)
        and isinstance(after.value.value, str)
    ]
    return [*found, *_properties(node)]


def _properties(node: ast.ClassDef) -> list[tuple[str, str]]:
    """Members that are computed have the docstring of their function."""
    functions = (one for one in node.body if isinstance(one, ast.FunctionDef))
    return [(one.name, text) for one in functions if (text := ast.get_docstring(one))]
