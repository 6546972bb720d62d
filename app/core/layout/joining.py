"""Line ends inside paragraphs: was the word cut there, or did it end?

Korean may be broken after any syllable, and PDF makers drop the space at a line end, so neither the text nor its place
tells. Evidence, strongest first: a space character in the text; punctuation that never stands apart; room that was left
on the line although the next syllable would have fitted (then the word had ended); a document that always breaks
between words; and else the odds, from how the document itself and Korean statutes write the same syllables.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from app.core.layout.cleaning import SOFT_HYPHEN
from app.core.layout.seam import Breaking, Join, Seam
from app.core.layout.spacing_table import AFTER, AROUND, BEFORE, PRIOR
from app.core.layout.vocabulary import CONTEXTS, Vocabulary, first_piece, last_piece, squeeze
from app.core.layout.word_ends import ATTACHED, FINAL, NEVER_FIRST

ROOM = 0.2
"""Font sizes. More room than this cannot be rounding: the next syllable would have fitted."""

WORD_WRAP_SHARE = 0.3
"""Where more than this share of line ends left room, the document breaks between words. Breaking after any syllable,
a word end leaves room in about 1 of 4 cases, and a third of line ends are word ends: 8 %. Breaking between words it is
the length of a word, about 3 syllables, so 2 of 3."""

SPACED_SHARE = 0.25
"""Where more than this share of line ends keeps a space character, the others are cut words."""

_AUTHORS_BREAK = 3.0  # font sizes; so much room is no accident of letter spacing, the author ended the line there
_FEWEST_SEAMS = 8
_FEWEST_SPACED = 3
_CLOSING = frozenset(")]}」』】〉》>,.;:!?%’”℃ㆍ·…")
_OPENING = frozenset("([{「『【〈《‘“ㆍ·~/")
_STOPS = frozenset(",.;:!?")
_LINK = re.compile(r"(?:https?://|www\.)\S+$", re.IGNORECASE)
_LATIN_HYPHEN = re.compile(r"[A-Za-z]-$")
_AFTER = {syllable: weight for weight, syllables in AFTER.items() for syllable in syllables}
_BEFORE = {syllable: weight for weight, syllables in BEFORE.items() for syllable in syllables}
_AROUND = {context: weight for weight, contexts in AROUND.items() for context in contexts.split()}

# Weights of the evidence, by logistic regression over 3,000 line ends of law.go.kr prints whose spaces are known from
# the same statutes as text, and 800 simulated ones of encyclopaedic and report text; rounded.
_BIAS = 0.55
_STATUTES = 0.2
_DOCUMENT = 0.18
_RIGHT_IS_WORD = 0.33
_LEFT_IS_WORD = 0.3
_RIGHT_ATTACHES = -1.0
_LEFT_ENDS = 1.2
_RIGHT_SINGLE = -0.8
_LEFT_SINGLE = -1.2

# Not from the regression: where lines end between words, 8 of 10 line ends that the rules above leave open are word
# ends, instead of 4; where spaces are kept, 1 or 2 of 10 are (spaces are lost where the author ended the line by hand).
_BY_BREAKING = {Breaking.ANYWHERE: 0.0, Breaking.BETWEEN_WORDS: 2.0, Breaking.SPACES_KEPT: -1.5}


def breaking_of(seams: Sequence[Seam]) -> Breaking:
    """How the document that these seams belong to ends its lines."""
    korean = [seam for seam in seams if _is_hangul(seam.left[-1:]) and seam.right[:1].isalnum()]
    spaced = sum(seam.spaced for seam in korean)
    if spaced >= _FEWEST_SPACED and spaced >= SPACED_SHARE * len(korean):
        return Breaking.SPACES_KEPT
    known = [seam.room for seam in korean if seam.room is not None]
    if len(known) >= _FEWEST_SEAMS and sum(room > ROOM for room in known) > WORD_WRAP_SHARE * len(known):
        return Breaking.BETWEEN_WORDS
    return Breaking.ANYWHERE


def decide(seam: Seam, vocabulary: Vocabulary, breaking: Breaking) -> Join:
    """How the two lines of a seam are put together.

    Args:
        seam: the line end; neither line is empty.
        vocabulary: of the whole document, knowing this seam.
        breaking: how the document ends its lines.
    """
    certain = _settled(seam, vocabulary)
    if certain is not None:
        return certain
    if seam.room is not None and seam.room > (ROOM if breaking is not Breaking.SPACES_KEPT else _AUTHORS_BREAK):
        return Join.SPACE
    return Join.SPACE if space_odds(seam.left, seam.right, vocabulary) + _BY_BREAKING[breaking] > 0 else Join.NONE


def _settled(seam: Seam, vocabulary: Vocabulary) -> Join | None:
    """What hyphens, spaces, punctuation and bare particles settle."""
    left, right = seam.left, seam.right
    if left[-1] == SOFT_HYPHEN:
        return Join.DROP_HYPHEN
    if seam.spaced:
        return Join.SPACE
    if _LATIN_HYPHEN.search(left) and right[0].isascii() and right[0].islower():
        return _hyphenated(left, right, vocabulary)
    certain = _by_character(left, right)
    if certain is None and right.split(" ", 1)[0] in NEVER_FIRST:
        return Join.NONE
    return certain


def is_doubtful(seam: Seam) -> bool:
    """Only the odds can tell whether a space stands at the seam."""
    return not seam.spaced and seam.left[-1] != SOFT_HYPHEN and _by_character(seam.left, seam.right) is None


def _hyphenated(left: str, right: str, vocabulary: Vocabulary) -> Join:
    """A hyphen at a line end is dropped, unless the document writes the word with it ("e-mail")."""
    kept = last_piece(left) + first_piece(right)
    return Join.NONE if vocabulary.word(kept) else Join.DROP_HYPHEN


def _by_character(left: str, right: str) -> Join | None:
    """What the two characters at the seam settle by themselves."""
    last, first = left[-1], right[0]
    if '"' in (last, first):
        return _by_quote(left, first)
    if first in _CLOSING or last in _OPENING or _LINK.search(left):
        alone = last in "~/" and left[-2:-1] == " "
        return Join.SPACE if alone and first not in _CLOSING else Join.NONE
    if last in _STOPS:
        return Join.NONE if last == "," and _is_thousands(left, right) else Join.SPACE
    if last == "-":
        return Join.SPACE if left[-2:-1] in (" ", "") else Join.NONE
    return _by_script(last, first)


def _by_script(last: str, first: str) -> Join | None:
    """Latin words stand apart; Chinese and Japanese characters stand together."""
    if _is_latin(first) and (_is_latin(last) or last in ")]」』"):
        return Join.SPACE
    return Join.NONE if _is_ideograph(last) and _is_ideograph(first) else None


def _by_quote(left: str, first: str) -> Join | None:
    """Straight quotation marks open and close alike: the number before tells which."""
    open_before = left.count('"') % 2 == 1
    if left[-1] == '"':
        return Join.NONE if open_before or first in _CLOSING else None
    return Join.NONE if open_before else None


def _is_thousands(left: str, right: str) -> bool:
    return bool(re.search(r"\d,$", left) and re.match(r"\d{3}(?!\d)", right))


def space_odds(left: str, right: str, vocabulary: Vocabulary) -> float:
    """Log-odds that a space stands between two lines."""
    before, after = squeeze(left), squeeze(right)
    tail, head = last_piece(left), first_piece(right)
    statutes = _statute_odds(before, after)
    odds = _BIAS + _STATUTES * statutes + _DOCUMENT * _document_odds(before, after, statutes, vocabulary)
    odds += _RIGHT_IS_WORD * math.log((vocabulary.word(head) + 0.3) / (vocabulary.as_end(head) + 0.3))
    odds += _LEFT_IS_WORD * math.log((vocabulary.word(tail) + 0.3) / (vocabulary.as_start(tail) + 0.3))
    odds += _RIGHT_ATTACHES * (head in ATTACHED) + _RIGHT_SINGLE * (len(head) == 1)
    odds += _LEFT_ENDS * tail.endswith(FINAL) + _LEFT_SINGLE * (len(tail) == 1)
    return odds


def _statute_odds(before: str, after: str) -> float:
    """What statutes write between these syllables: the closest context that is known."""
    odds = PRIOR + _AFTER.get(before[-1], 0) + _BEFORE.get(after[0], 0)
    for i, j in CONTEXTS[:4]:
        odds = _AROUND.get(f"{before[-i:]}|{after[:j]}", odds)
    return odds


def _document_odds(before: str, after: str, statutes: float, vocabulary: Vocabulary) -> float:
    """The statutes' odds, corrected context by context by what this document writes (Jelinek-Mercer smoothing with
    the weight of one observation; two for the shortest context)."""
    share = 1 / (1 + math.exp(-(statutes + 0.5)))
    for i, j in CONTEXTS:
        together, apart = vocabulary.gaps(before[-i:], after[:j])
        weight = 2 if (i, j) == (1, 1) else 1
        share = (apart + weight * share) / (together + apart + weight)
    return math.log((share + 1e-6) / (1 - share + 1e-6))


def _is_hangul(character: str) -> bool:
    return "가" <= character <= "힣"


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _is_ideograph(character: str) -> bool:
    """A Chinese or Japanese character; these scripts use no spaces."""
    return "\u3040" <= character <= "\u30ff" or "\u4e00" <= character <= "\u9fff"
