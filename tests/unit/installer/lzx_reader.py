"""A decoder for the LZX of cabinets, written from the format's description, that checks what decoders may rely on.

"Microsoft LZX Data Compression Format" and [MS-PATCH]; it shares nothing with the encoder, and is slow.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field

FRAME = 32_768
_LITERALS = 256
_LENGTHS = 249
_VERBATIM, _ALIGNED, _PLAIN = 1, 2, 3
_NO_EXTRA, _GROWING = 4, 36


class BadStreamError(Exception):
    """No decoder has to accept this."""


def _slots() -> list[tuple[int, int]]:
    """First formatted offset and number of further bits of each slot: the table in the description."""
    table, start = [], 0
    for slot in range(50):
        bits = 0 if slot < _NO_EXTRA else min(slot // 2 - 1, 17)
        table.append((start, bits))
        start += 1 << bits
    return table


_SLOTS = _slots()


class _Bits:
    """16-bit words, little-endian, read from the highest bit."""

    def __init__(self, data: bytes) -> None:
        if len(data) % 2:
            raise BadStreamError("half a word")
        words = struct.unpack(f"<{len(data) // 2}H", data)
        self._bits = "".join(f"{word:016b}" for word in words)
        self._data = data
        self._place = 0

    def read(self, count: int) -> int:
        piece = self._bits[self._place : self._place + count]
        if len(piece) != count:
            raise BadStreamError("goes on behind its end")
        self._place += count
        return int(piece, 2) if count else 0

    def symbol(self, code: dict[str, int]) -> int:
        for length in range(1, 17):
            found = code.get(self._bits[self._place : self._place + length])
            if found is not None:
                self._place += length
                return found
        raise BadStreamError("no such code")

    def skip_to_word(self) -> None:
        """1 to 16 bits."""
        self._place += 16 - self._place % 16

    def plain(self, count: int) -> bytes:
        start = self._place // 8
        self._place += 8 * count
        if self._place > len(self._bits):
            raise BadStreamError("goes on behind its end")
        return self._data[start : start + count]

    def end(self) -> None:
        rest = self._bits[self._place :]
        if len(rest) > 15 or "1" in rest:
            raise BadStreamError("more than a frame needs")


def _code(lengths: list[int], *, empty: bool = False) -> dict[str, int]:
    """Codes by their bits; they must leave nothing free."""
    code, number, last = {}, 0, 0
    for length, symbol in sorted((length, symbol) for symbol, length in enumerate(lengths) if length):
        number <<= length - last
        code[f"{number:0{length}b}"] = symbol
        number, last = number + 1, length
    if (code and number != 1 << last) or (not code and not empty):
        raise BadStreamError("no whole code")
    return code


@dataclass(slots=True)
class Decoder:
    """Reads the frames of one folder in their order."""

    window: int = 1 << 21
    kinds: list[int] = field(default_factory=list)
    out: bytearray = field(default_factory=bytearray)
    _plain_out: bytearray = field(default_factory=bytearray)
    _recent: list[int] = field(default_factory=lambda: [1, 1, 1])
    _main: list[int] = field(default_factory=list)
    _length: list[int] = field(default_factory=lambda: [0] * _LENGTHS)
    _codes: tuple[dict[str, int], ...] = ()
    _left: int = 0
    _reach: int = 0

    def frame(self, data: bytes, size: int) -> None:
        """Read a frame of so many bytes into `out`."""
        bits, start = _Bits(data), len(self._plain_out)
        if not self._main:
            slots = next(slot for slot, (first, _) in enumerate([*_SLOTS, (self.window, 0)]) if first >= self.window)
            self._main = [0] * (_LITERALS + 8 * slots)
            if bits.read(1):
                self._reach = bits.read(16) << 16 | bits.read(16)
        while len(self._plain_out) < start + size:
            if not self._left:
                self._head(bits)
            before, end = len(self._plain_out), min(start + size, len(self._plain_out) + self._left)
            if self.kinds[-1] == _PLAIN:
                self._plain_out += bits.plain(end - before)
                if (end - before) % 2 and end - before == self._left:
                    bits.plain(1)
            else:
                while len(self._plain_out) < end:
                    self._item(bits)
                if len(self._plain_out) > end:
                    raise BadStreamError("a match goes across the end of a frame or block")
            self._left -= end - before
        bits.end()
        self.out += self._calls_back(bytearray(self._plain_out[start:]), start)

    def done(self) -> bytes:
        """Everything; the last block must be at its end."""
        if self._left:
            raise BadStreamError("a block is cut off")
        return bytes(self.out)

    def _head(self, bits: _Bits) -> None:
        kind = bits.read(3)
        self._left = bits.read(24)
        self.kinds.append(kind)
        if kind == _PLAIN:
            bits.skip_to_word()
            self._recent = list(struct.unpack("<III", bits.plain(12)))
            return
        if kind not in {_VERBATIM, _ALIGNED} or not self._left:
            raise BadStreamError("no such block")
        aligned = _code([bits.read(3) for _ in range(8)]) if kind == _ALIGNED else {}
        self._lengths(bits, self._main, 0, _LITERALS)
        self._lengths(bits, self._main, _LITERALS, len(self._main))
        self._lengths(bits, self._length, 0, _LENGTHS)
        self._codes = (_code(self._main), _code(self._length, empty=True), aligned)

    @staticmethod
    def _lengths(bits: _Bits, lengths: list[int], place: int, end: int) -> None:
        pretree = _code([bits.read(4) for _ in range(20)])
        while place < end:
            symbol = bits.symbol(pretree)
            if symbol in {17, 18}:
                run, value = (bits.read(4) + 4 if symbol == 17 else bits.read(5) + 20), 0
            else:
                run = bits.read(1) + 4 if symbol == 19 else 1
                step = bits.symbol(pretree) if symbol == 19 else symbol
                value = (lengths[place] - step) % 17
            if place + run > end:
                raise BadStreamError("more lengths than symbols")
            lengths[place : place + run] = [value] * run
            place += run

    def _item(self, bits: _Bits) -> None:
        main, length_code, aligned = self._codes
        symbol = bits.symbol(main)
        if symbol < _LITERALS:
            self._plain_out.append(symbol)
            return
        slot, header = divmod(symbol - _LITERALS, 8)
        length = header + 2 + (bits.symbol(length_code) if header == 7 else 0)
        distance = self._distance(bits, slot, aligned)
        if distance > len(self._plain_out) or not 0 < distance <= self.window - 3:
            raise BadStreamError("farther back than there is")
        for _ in range(length):
            self._plain_out.append(self._plain_out[-distance])

    def _distance(self, bits: _Bits, slot: int, aligned: dict[str, int]) -> int:
        recent = self._recent
        if slot < 3:
            recent[0], recent[slot] = recent[slot], recent[0]
            return recent[0]
        first, extra = _SLOTS[slot]
        if aligned and extra >= 3:
            rest = bits.read(extra - 3) << 3
            rest |= bits.symbol(aligned)
        else:
            rest = bits.read(extra)
        recent[:] = [first + rest - 2, recent[0], recent[1]]
        return recent[0]

    def _calls_back(self, frame: bytearray, start: int) -> bytearray:
        """Undo the translation of calls, which spares the last ten bytes and everything behind 1 GB."""
        place = 0
        while self._reach and place < len(frame) - 10 and start < FRAME * FRAME:
            if frame[place] != 0xE8:
                place += 1
                continue
            (target,) = struct.unpack_from("<i", frame, place + 1)
            here = start + place
            if -here <= target < self._reach:
                struct.pack_into("<i", frame, place + 1, target - here if target >= 0 else target + self._reach)
            place += 5
        return frame
