"""A template (TOML): which fields to look for, what documents call them, and of what type their values are.

A file holds a title, a kind and fields::

    title = { ko = "용역계약 점검", en = "Service contract" }
    kind = "fields"                       # or "duties": every duty and ban of a rule, no fields

    [[field]]
    name = "amount"                       # stable, used in JSON
    title = { ko = "계약금액", en = "Contract amount" }
    type = "money"                        # text date money percentage period count party yes_no check
    synonyms = ["용역대금", "계약대금"]      # what documents call it; the Korean title is one of them
    hints = ["대금"]                      # words that make a place likelier
    avoid = ["선급금"]                    # words beside the name that make it another thing
    verbs = ["지급하기로 한"]              # words of a sentence that states it without naming it
    patterns = ["..."]                    # regular expressions a text value must match
    pick = "first"                        # of the two ends of a period: "first" or "last"
    required = true

A check also says which passage counts: each group of `topics` must be met in one passage, and the passage must `expect`
"require", "forbid", "permit" or "state".
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from app.core.errors import NotFoundError, UsageError


class FieldType(StrEnum):
    """What a field's value is."""

    TEXT = "text"
    DATE = "date"
    MONEY = "money"
    PERCENTAGE = "percentage"
    PERIOD = "period"
    COUNT = "count"
    PARTY = "party"
    YES_NO = "yes_no"
    CHECK = "check"


class Expect(StrEnum):
    """What a passage must say for a check to be met."""

    REQUIRE = "require"
    FORBID = "forbid"
    PERMIT = "permit"
    STATE = "state"


@dataclass(frozen=True, slots=True)
class Field:
    """One field; see the module's text for each attribute."""

    name: str
    title_ko: str
    title_en: str
    type: FieldType
    synonyms: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    patterns: tuple[re.Pattern[str], ...] = ()
    pick: str = "first"
    required: bool = False
    topics: tuple[tuple[str, ...], ...] = ()
    expect: Expect = Expect.STATE

    @property
    def labels(self) -> tuple[str, ...]:
        """What documents may call it."""
        return tuple(dict.fromkeys((self.title_ko, *self.synonyms)))

    def title(self, language: str) -> str:
        """Its title in "ko" or "en"."""
        return self.title_en if language == "en" else self.title_ko


@dataclass(frozen=True, slots=True)
class Template:
    """A template.

    Attributes:
        template_id: the file's stem.
        duties: it lists every duty and ban instead of fields.
        source: the file it was read from.
    """

    template_id: str
    title_ko: str
    title_en: str
    fields: tuple[Field, ...]
    duties: bool = False
    source: str = ""

    def title(self, language: str) -> str:
        """Its title in "ko" or "en"."""
        return self.title_en if language == "en" else self.title_ko


def load_folders(folders: Sequence[Path]) -> list[Template]:
    """The templates of several folders; one in a later folder replaces one of the same id.

    Args:
        folders: shipped, IT's, the user's; those that do not exist are passed over.

    Raises:
        UsageError: template_invalid: a file is no template.
    """
    found: dict[str, Template] = {}
    for folder in folders:
        for path in sorted(folder.glob("*.toml")) if folder.is_dir() else ():
            found[path.stem] = load(path)
    return list(found.values())


def find_template(name: str, templates: Sequence[Template]) -> Template:
    """The template of an id, title or path.

    Raises:
        NotFoundError: template_missing.
        UsageError: template_invalid.
    """
    for template in templates:
        if name in (template.template_id, template.title_ko, template.title_en):
            return template
    path = Path(name).expanduser()
    if path.suffix == ".toml" and path.is_file():
        return load(path)
    raise NotFoundError("template_missing", template=name, known=", ".join(t.template_id for t in templates))


def load(path: Path) -> Template:
    """Read one file. Raises UsageError template_invalid with what is wrong with it."""
    try:
        data = tomllib.loads(path.read_text("utf-8"))
        return _template(path, data)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, _InvalidError) as error:
        raise UsageError("template_invalid", file=path.name, detail=str(error)) from error


class _InvalidError(ValueError):
    """What is wrong with a template, for its author."""


_KINDS = ("fields", "checklist", "duties")
_FIELD_KEYS = frozenset("name title type synonyms hints avoid verbs patterns pick required topics expect note".split())


def _template(path: Path, data: Mapping[str, object]) -> Template:
    title = _titles(data.get("title"), "title")
    kind = data.get("kind", "fields")
    if kind not in _KINDS:
        raise _InvalidError(f"kind: {kind!r}")
    listed = data.get("field", [])
    if not isinstance(listed, list) or (kind != "duties" and not listed):
        raise _InvalidError("[[field]]")
    fields = tuple(_field(entry, number) for number, entry in enumerate(listed, 1))
    names = [field.name for field in fields]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise _InvalidError(f"name: {', '.join(twice)}")
    return Template(path.stem, title[0], title[1], fields, kind == "duties", str(path))


def _field(entry: object, number: int) -> Field:
    where = f"[[field]] {number}"
    if not isinstance(entry, dict) or (wrong := sorted(set(entry) - _FIELD_KEYS)):
        raise _InvalidError(f"{where}: {', '.join(wrong) if isinstance(entry, dict) else entry!r}")
    name = entry.get("name")
    if not isinstance(name, str) or not re.fullmatch(r"[\w-]+", name):
        raise _InvalidError(f"{where}: name = {name!r}")
    try:
        kind, expect = FieldType(entry.get("type", "text")), Expect(entry.get("expect", "state"))
        patterns = tuple(re.compile(pattern) for pattern in _strings(entry, "patterns"))
    except (ValueError, re.error) as error:
        raise _InvalidError(f"{name}: {error}") from error
    pick = entry.get("pick", "first")
    if pick not in ("first", "last"):
        raise _InvalidError(f"{name}: pick = {pick!r}")
    title = _titles(entry.get("title", name), name)
    return Field(
        name=name,
        title_ko=title[0],
        title_en=title[1],
        type=kind,
        synonyms=_strings(entry, "synonyms"),
        hints=_strings(entry, "hints"),
        avoid=_strings(entry, "avoid"),
        verbs=_strings(entry, "verbs"),
        patterns=patterns,
        pick=str(pick),
        required=entry.get("required") is True,
        topics=tuple(_groups(entry.get("topics", []), name)),
        expect=expect,
    )


def _titles(value: object, where: str) -> tuple[str, str]:
    if isinstance(value, str) and value.strip():
        return value.strip(), value.strip()
    if isinstance(value, dict) and isinstance(value.get("ko"), str) and isinstance(value.get("en", ""), str):
        return value["ko"], value.get("en") or value["ko"]
    raise _InvalidError(f"{where}: title = {value!r}")


def _strings(entry: Mapping[str, object], key: str) -> tuple[str, ...]:
    value = entry.get(key, [])
    if not isinstance(value, list) or not all(isinstance(each, str) and each.strip() for each in value):
        raise _InvalidError(f"{entry.get('name')}: {key} = {value!r}")
    return tuple(each.strip() for each in value)


def _groups(value: object, name: str) -> Iterator[tuple[str, ...]]:
    if not isinstance(value, list):
        raise _InvalidError(f"{name}: topics = {value!r}")
    for group in value:
        words = [group] if isinstance(group, str) else group
        if not isinstance(words, list) or not words or not all(isinstance(word, str) and word for word in words):
            raise _InvalidError(f"{name}: topics = {value!r}")
        yield tuple(words)
