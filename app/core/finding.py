"""Finding words in a page as a reader means them: letter case and white space do not count."""

from __future__ import annotations


def find_places(text: str, words: str) -> list[tuple[int, int]]:
    """Where the words stand: (start, end) of each place in `text`, in order, not overlapping.

    Page text breaks lines inside words, and Korean is spaced freely: "비밀 번호" finds "비밀번호" and the other way round.

    Args:
        text: of a page.
        words: what is looked for; nothing but white space finds nothing.
    """
    needle = "".join(_plain(c) for c in words if not c.isspace())
    if not needle:
        return []
    offsets = [i for i, c in enumerate(text) if not c.isspace()]
    hay = "".join(_plain(text[i]) for i in offsets)
    places = []
    found = hay.find(needle)
    while found >= 0:
        last = found + len(needle) - 1
        places.append((offsets[found], offsets[last] + 1))
        found = hay.find(needle, last + 1)
    return places


def _plain(character: str) -> str:
    """The small letter, where it is one character: offsets must keep their meaning."""
    small = character.lower()
    return small if len(small) == 1 else character
