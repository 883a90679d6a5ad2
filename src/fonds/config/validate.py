"""Holding YAML data against a JSON Schema, so that every mistake becomes a finding an editor can act on.

The schemas lie in `schemas/`; they serve editors' programs too (completion while typing). A schema's `description`
says in words what is expected, and that is what the finding quotes.
"""

from __future__ import annotations

import difflib
import json
from functools import cache
from importlib import resources
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from fonds.findings import Findings, shorten

from .yaml_source import Source


@cache
def schema(name: str) -> dict[str, Any]:
    """The schema of the given name (`edition`, `site`, `archives`), as data."""
    text = resources.files(__package__).joinpath("schemas", f"{name}.schema.json").read_text("utf-8")
    return dict(json.loads(text))


def validate(source: Source, name: str, findings: Findings) -> bool:
    """Whether the data follow the schema; every mistake that can be found in one pass is added to the findings."""
    before = len(findings)
    data = {} if source.data is None else source.data
    validator = Draft202012Validator(schema(name), format_checker=Draft202012Validator.FORMAT_CHECKER)
    for error in validator.iter_errors(data):
        _report(error, source, findings)
    return len(findings) == before


def _report(error: ValidationError, source: Source, findings: Findings) -> None:
    path = tuple(error.absolute_path)
    rule: Any = error.schema
    meant = _meant(error)
    if meant:
        for inner in meant:
            _report(inner, source, findings)
    elif error.validator == "additionalProperties":
        known = list(rule["properties"])
        for key in [key for key in _instance(error) if key not in known]:
            place = source.place((*path, key))
            findings.add("C-003", place, f"There is no key “{key}” here.", words=key, hint=_nearest(key, known))
    elif error.validator == "required":
        for key in [key for key in rule["required"] if key not in _instance(error)]:
            expected = rule["properties"][key].get("description", "")
            findings.add("C-004", source.place(path), f"The key “{key}” is missing.", hint=f"Expected: {expected}")
    else:
        where = ".".join(str(step) for step in path) or "the file"
        words = shorten(json.dumps(error.instance, ensure_ascii=False, default=str))
        hint = f"Expected: {rule.get('description') or error.message}"
        findings.add("C-005", source.place(path), f"{where} is not what is expected.", words=words, hint=hint)


def _meant(error: ValidationError) -> list[ValidationError]:
    """Where a value may take one of several forms: the faults of the one form whose kind it has, if there is one."""
    if error.validator != "oneOf":
        return []
    wrong = {inner.schema_path[0] for inner in error.context or () if _is_other_kind(inner)}
    return [inner for inner in error.context or () if inner.schema_path[0] not in wrong]


def _is_other_kind(inner: ValidationError) -> bool:
    """Whether a fault says that the value as a whole is of another kind than the form wants."""
    return inner.validator == "type" and len(inner.schema_path) == 2


def _instance(error: ValidationError) -> dict[str, Any]:
    """The mapping at fault; its keys are words, for the reader of the YAML has seen to that."""
    return dict(error.instance)  # type: ignore[arg-type]


def _nearest(key: str, known: list[str]) -> str:
    near = difflib.get_close_matches(key, known, n=1, cutoff=0.5)
    return f"Did you mean “{near[0]}”?" if near else "The keys are: " + ", ".join(known) + "."
