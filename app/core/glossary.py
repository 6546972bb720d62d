"""The glossary (용어집): what people say at the desk, and what statutes and internal rules write.

A TOML file holds entries of two kinds::

    [[entry]]                                   # two-way: any of the terms stands for the others
    terms = ["CISO", "정보보호최고책임자"]

    [[entry]]                                   # one-way: people say …, documents write …
    say = ["비번", "패스워드"]
    means = ["비밀번호"]

A phrase of `say` that ends in `~` is a verb stem (`갚~`). Any entry may carry a `note` for its maintainers. Entries do
not chain: A = B and B = C in two entries do not make A = C, since B may have two meanings. Later files (IT's, then the
user's) add to earlier ones.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from app.core import glossary_phrases
from app.core.glossary_phrases import STEM_MARK, Phrase

_KEYS = {"terms", "say", "means", "note"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry as written: either `terms`, or `say` and `means`.

    Attributes:
        terms: interchangeable terms (at least two), or ().
        say: what people say, or ().
        means: what documents write, or ().
        source: the file it comes from.
    """

    terms: tuple[str, ...] = ()
    say: tuple[str, ...] = ()
    means: tuple[str, ...] = ()
    source: str = ""

    def expansions(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Each phrase that calls for this entry, with what it expands to."""
        for phrase, meant in [(term, self.terms) for term in self.terms] + [(said, self.means) for said in self.say]:
            own = glossary_phrases.key_of(phrase)
            yield phrase, tuple(other for other in meant if glossary_phrases.key_of(other) != own)


@dataclass(frozen=True, slots=True)
class GlossaryProblem:
    """A file or entry that was left out: the rest of the glossary works on.

    Attributes:
        code: a key of `app.core.messages.MESSAGES`; `values` fill its placeholders.
        source: the file, or "#n" for the nth text given.
        entry: 1-based number of the entry in its file (0: the whole file).
    """

    code: str
    source: str
    entry: int = 0
    detail: str = ""

    @property
    def values(self) -> dict[str, object]:
        """What the message's placeholders stand for."""
        return {"source": self.source, "entry": self.entry, "detail": self.detail}


@dataclass(frozen=True, slots=True)
class Match:
    """A glossary phrase found in a text.

    Attributes:
        start, end: offsets into the text as given, without following particles.
        phrase: the phrase as the glossary writes it.
        expansions: what to look for besides, in the entries' order.
    """

    start: int
    end: int
    phrase: str
    expansions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Glossary:
    """All entries, ready to look phrases up. Build it with `load`."""

    entries: tuple[Entry, ...] = ()
    problems: tuple[GlossaryProblem, ...] = ()
    _expansions: dict[str, tuple[str, ...]] = field(init=False, repr=False, compare=False)
    _by_first: dict[str, tuple[Phrase, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the entries; the dataclass is frozen, hence `object.__setattr__`."""
        phrases: dict[str, Phrase] = {}
        expansions: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for written, found in (pair for entry in self.entries for pair in entry.expansions()):
            phrase = glossary_phrases.parse(written)
            if phrase is not None and found:
                if phrase.key not in phrases or phrase.stem:  # the more permissive spelling wins
                    phrases[phrase.key] = phrase
                expansions[phrase.key].update(dict.fromkeys(found))
        by_first: defaultdict[str, list[Phrase]] = defaultdict(list)
        for phrase in phrases.values():
            by_first[phrase.key[0]].append(phrase)
        object.__setattr__(self, "_expansions", {key: tuple(found) for key, found in expansions.items()})
        object.__setattr__(self, "_by_first", {first: tuple(found) for first, found in by_first.items()})

    def expand(self, term: str) -> tuple[str, ...]:
        """What else to look for when the term is meant; () when the glossary does not know it.

        Spaces, hyphens, middle dots and letter case make no difference.
        """
        return self._expansions.get(glossary_phrases.key_of(term), ())

    def find(self, text: str) -> tuple[Match, ...]:
        """The glossary's phrases in a text, the longest first where they overlap, in the order of the text.

        Args:
            text: a question, in Unicode NFC (as keyboards type it).
        """
        letters = frozenset(text.lower())
        found = [
            (len(phrase.key), start, end, phrase)
            for first in letters & self._by_first.keys()
            for phrase in self._by_first[first]
            if letters.issuperset(phrase.fixed)  # cheap: spares compiling patterns that cannot match
            for start, end in glossary_phrases.occurrences(phrase, text)
        ]
        found.sort(key=lambda hit: (-hit[0], hit[1]))
        taken: list[Match] = []
        for _, start, end, phrase in found:
            if all(end <= match.start or match.end <= start for match in taken):
                taken.append(Match(start, end, phrase.text, self._expansions[phrase.key]))
        return tuple(sorted(taken, key=lambda match: match.start))


def load(texts: Iterable[Mapping[str, object] | Path]) -> Glossary:
    """Read glossary texts; what cannot be used is left out and reported in `Glossary.problems`.

    Args:
        texts: parsed TOML, or paths of TOML files or of folders of them (read in the order of their names). A folder
            that does not exist holds no glossary, which is no problem.
    """
    entries: list[Entry] = []
    problems: list[GlossaryProblem] = []
    for number, text in enumerate(texts, start=1):
        if isinstance(text, Path):
            for path in _files(text):
                _add(_parsed(path), path.name, entries, problems)
        else:
            _add(text, f"#{number}", entries, problems)
    return Glossary(tuple(entries), tuple(problems))


def _files(path: Path) -> list[Path]:
    if path.is_dir():
        return sorted(path.glob("*.toml"))
    return [path] if path.suffix == ".toml" or path.exists() else []


def _parsed(path: Path) -> Mapping[str, object] | GlossaryProblem:
    try:
        # "utf-8-sig": Windows Notepad may put a byte order mark first, which TOML does not allow.
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        return GlossaryProblem("glossary_unreadable", path.name, detail=type(error).__name__)
    except tomllib.TOMLDecodeError as error:
        return GlossaryProblem("glossary_syntax", path.name, detail=str(error))


def _add(
    text: Mapping[str, object] | GlossaryProblem, source: str, entries: list[Entry], problems: list[GlossaryProblem]
) -> None:
    if isinstance(text, GlossaryProblem):
        problems.append(text)
        return
    tables = text.get("entry", [])
    if not isinstance(tables, list):
        problems.append(GlossaryProblem("glossary_entry", source, 0, "[[entry]]"))
        return
    for number, table in enumerate(tables, start=1):
        entry = _entry(table, source)
        if isinstance(entry, Entry):
            entries.append(entry)
        else:
            problems.append(GlossaryProblem("glossary_entry", source, number, entry))


def _entry(table: object, source: str) -> Entry | str:
    """The entry that a TOML table writes, or what is wrong with it: the offending key or phrase."""
    if not isinstance(table, dict):
        return "[[entry]]"
    wrong = sorted(str(key) for key in table.keys() - _KEYS)
    two_way = "terms" in table
    wanted = ("terms",) if two_way else ("say", "means")
    if wrong or (two_way and ("say" in table or "means" in table)):
        return ", ".join(wrong) or "terms + say/means"
    lists: dict[str, tuple[str, ...]] = {}
    for key in wanted:
        phrases = _phrases(table.get(key), stems=key == "say")
        if isinstance(phrases, str):
            return f"{key}: {phrases}"
        lists[key] = phrases
    if two_way and len({glossary_phrases.key_of(term) for term in lists["terms"]}) < 2:
        return f"terms: {', '.join(lists['terms'])}"
    return Entry(lists.get("terms", ()), lists.get("say", ()), lists.get("means", ()), source)


def _phrases(value: object, *, stems: bool) -> tuple[str, ...] | str:
    if not isinstance(value, list) or not value:
        return "[]"
    for phrase in value:
        parsed = glossary_phrases.parse(phrase) if isinstance(phrase, str) else None
        if parsed is None or (parsed.stem and not stems):
            return f"{phrase!r} {STEM_MARK}" if parsed is not None else repr(phrase)
    return tuple(phrase.strip() for phrase in value)
