"""Which pieces of the multilingual vocabulary are shipped: what Korean and English texts can be cut into.

multilingual-e5-small knows 250,002 pieces of a hundred languages. Half of them are words of scripts that a Korean
desk's documents do not hold, and each costs 240 bytes of the word table. Left out is a piece of two or more characters
(not counting the mark of a word's beginning) that has a letter or mark of such a script. What stays:

* Hangul, Hanja (Korean law, Japanese and Chinese contracts), Latin letters up to U+00FF (English, and the French,
  German or Spanish of names and contracts), and everything that is not a letter: digits, punctuation, signs, emoji.
* Every single character of any script: alpha and mu of formulae, and a foreign word is spelled out instead of lost.

A text without letters of the other scripts keeps its vectors bit for bit. A piece of a text is a stretch of it, so no
piece of such a text was left out; the kept ones have their scores, single characters are all there and with them the
penalty of unknown ones (it depends on the least score, and the rarest pieces are single characters), so the best way to
cut the text is the same; and the network gets the same rows of the table.
"""

from __future__ import annotations

import unicodedata
from dataclasses import replace

from app.adapters.e5_file import BLOCK, E5File, Quantised, Vocabulary

WORD_START = "\u2581"
"""Stands for the space before a word (sentencepiece)."""
_LAST_LATIN_1 = 0xFF
_KEPT_SCRIPTS = ("HANGUL ", "CJK ", "IDEOGRAPHIC ")
"""How the Unicode names of their letters begin; the third are iteration and closing marks among Hanja."""


def is_foreign(character: str) -> bool:
    """Whether a character is a letter or a combining mark of a script whose words are left out."""
    if ord(character) <= _LAST_LATIN_1 or unicodedata.category(character)[0] not in "LM":
        return False
    return not unicodedata.name(character, "").startswith(_KEPT_SCRIPTS)


def is_kept(piece: str) -> bool:
    """Whether a piece of the vocabulary is shipped."""
    text = piece.removeprefix(WORD_START)
    return len(text) <= 1 or not any(map(is_foreign, text))


def without_foreign_words(source: E5File) -> E5File:
    """The same model without the pieces that are not shipped, nor their rows of the word table; others keep their order."""
    vocabulary = source.vocabulary
    kept = [number for number, piece in enumerate(vocabulary.pieces) if is_kept(piece.decode("utf-8"))]
    return replace(
        source,
        shape=replace(source.shape, vocabulary=len(kept)),
        vocabulary=_chosen(vocabulary, kept),
        quantised={**source.quantised, "emb.word": _rows(source.quantised["emb.word"], kept, source.shape.hidden)},
    )


def _chosen(vocabulary: Vocabulary, kept: list[int]) -> Vocabulary:
    return replace(
        vocabulary,
        pieces=tuple(vocabulary.pieces[number] for number in kept),
        scores=tuple(vocabulary.scores[number] for number in kept),
        bos=kept.index(vocabulary.bos),
        eos=kept.index(vocabulary.eos),
        pad=kept.index(vocabulary.pad),
        unknown=kept.index(vocabulary.unknown),
    )


def _rows(words: Quantised, kept: list[int], hidden: int) -> Quantised:
    blocks = hidden // BLOCK
    scales = words.scales.reshape(-1, blocks)[kept].reshape(-1)
    nibbles = words.nibbles.reshape(-1, blocks, BLOCK)[kept].reshape(-1, BLOCK)
    return Quantised(scales, nibbles)
