"""An analyzer that knows white space, digits and a few particles: enough to tell terms from one another in tests."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from app.core.morphology import Morpheme

_WORD = re.compile(r"\d+|[A-Za-z]+|[가-힣]+")
_PARTICLE = re.compile(r"(?<=..)(?:에서|에게|으로|부터|까지|은|는|이|가|을|를|의|에|로|와|과)$")


class SpaceAnalyzer:
    """Every word without its particle is a noun, every number a number."""

    def analyse(self, texts: Sequence[str]) -> Iterator[list[Morpheme]]:
        for text in texts:
            yield [_morpheme(found) for found in _WORD.finditer(text)]


def _morpheme(found: re.Match[str]) -> Morpheme:
    form = _PARTICLE.sub("", found[0])
    tag = "SN" if form.isdigit() else "SL" if form.isascii() else "NNG"
    return Morpheme(form, tag, found.start(), found.start() + len(form))
