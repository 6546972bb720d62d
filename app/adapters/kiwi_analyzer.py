"""Korean morphemes with Kiwi (kiwipiepy)."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator, Sequence

from kiwipiepy import Kiwi, Token

from app.core.morphology import Morpheme

_KEPT = 16  # characters of a repetition that are analysed
_REPEATED = re.compile(r"([^\W\d_]{1,3}?)\1{31,}")


class KiwiAnalyzer:
    """Morphological analysis; the model (about 0.5 GB, 3 s) loads on first use and is shared.

    Args:
        threads: worker threads Kiwi may use for a batch.
        user_words: extra nouns, such as glossary terms that must not be split.
    """

    def __init__(self, threads: int = 2, user_words: Sequence[str] = ()) -> None:
        self._threads = threads
        self._user_words = user_words
        self._kiwi: Kiwi | None = None
        self._loading = threading.Lock()

    def analyse(self, texts: Sequence[str]) -> Iterator[list[Morpheme]]:
        """Morphemes of each text, in order; a batch is spread over the worker threads."""
        for tokens in self._model().tokenize([_without_repeats(text) for text in texts]):
            yield [_morpheme(token) for token in tokens]

    def _model(self) -> Kiwi:
        with self._loading:
            if self._kiwi is None:
                kiwi = Kiwi(num_workers=self._threads)
                for word in self._user_words:
                    kiwi.add_user_word(word, "NNP")
                self._kiwi = kiwi
            return self._kiwi


def _without_repeats(text: str) -> str:
    """The text with endless repetition blanked, so that every other character keeps its place.

    A text of one syllable three million times over held the analyzer for minutes; no word repeats itself like that.
    """
    return _REPEATED.sub(lambda found: found[0][:_KEPT] + " " * (len(found[0]) - _KEPT), text)


def _morpheme(token: Token) -> Morpheme:
    return Morpheme(token.form, token.tag, token.start, token.start + token.len)
