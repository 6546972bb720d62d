"""What the LZX encoder writes comes back from a decoder that shares nothing with it, and is small."""

from __future__ import annotations

import random
import struct
import zlib
from concurrent.futures import ThreadPoolExecutor

import pytest

from installer.msi.container.lzx.encoder import FRAME, LARGEST_FRAME, compressed
from tests.unit.installer.lzx_reader import BadStreamError, Decoder

_VERBATIM, _ALIGNED, _PLAIN = 1, 2, 3


def read_back(data: bytes, frames: list[bytes], window_bits: int = 21) -> Decoder:
    """The decoder after it has read what `data` was made into."""
    assert len(frames) == -(-len(data) // FRAME)
    assert all(len(frame) <= LARGEST_FRAME for frame in frames)
    decoder = Decoder(1 << window_bits)
    for number, frame in enumerate(frames):
        decoder.frame(frame, min(FRAME, len(data) - number * FRAME))
    assert decoder.done() == data
    return decoder


def noise(size: int, seed: int = 1) -> bytes:
    return random.Random(seed).randbytes(size)


def text(size: int) -> bytes:
    """Sentences of words that come as often as words do."""
    chance = random.Random(2)
    words = ["서고", "문서", "대출", "심사", "기준", "the", "of", "policy", "branch", "2026", "여신", "한도"]
    out = bytearray()
    while len(out) < size:
        number = min(int(chance.expovariate(0.4)), len(words) - 1)
        out += f"{words[number]}{chance.choice([' ', ' ', ' ', '. '])}".encode()
    return bytes(out[:size])


def program(size: int, functions: int = 40) -> bytes:
    """Code that calls few functions from many places, as programs do."""
    chance = random.Random(3)
    targets = [chance.randrange(size) for _ in range(functions)]
    out = bytearray()
    while len(out) < size:
        out += chance.choice([b"\x48\x89\xc1", b"\x48\x8b\x45\xf8", b"\x90", b"\x55\x48\x89\xe5"])
        out += b"\xe8" + struct.pack("<i", chance.choice(targets) - len(out))
    return bytes(out[:size])


@pytest.mark.parametrize("size", [1, 2, 3, 4, 9, 10, 11, 255, FRAME - 1, FRAME, FRAME + 1, 2 * FRAME + 12_345])
@pytest.mark.parametrize("make", [bytes, noise, text, program], ids=["zeros", "noise", "text", "program"])
def test_comes_back(size: int, make: type[bytes]) -> None:
    data = make(size)
    for reach in (0, 1, size, 1 << 30):
        read_back(data, compressed(data, reach))


def test_nothing() -> None:
    assert compressed(b"") == []


def test_noise_hardly_grows() -> None:
    data = noise(5 * FRAME + 7)
    frames = compressed(data)
    assert set(read_back(data, frames).kinds) == {_PLAIN}
    assert sum(map(len, frames)) < len(data) + 64


def test_noise_between_texts() -> None:
    """Blocks end where the kind of data does; plain ones take the recent distances with them."""
    words = text(3 * FRAME)
    data = words + noise(2 * FRAME) + words + noise(FRAME + 1)
    decoder = read_back(data, compressed(data))
    assert {_PLAIN} < set(decoder.kinds)


def test_a_frame_that_its_block_does_not_suit() -> None:
    """Rare bytes get long codes; a frame full of them must still find room in a reader."""
    data = bytes(20 * FRAME) + noise(FRAME // 2) + bytes(FRAME // 2)
    read_back(data, compressed(data))


def test_zeros_shrink_to_nearly_nothing() -> None:
    data = bytes(40 * FRAME)
    assert sum(map(len, read_back_frames(data))) < 10_000


def read_back_frames(data: bytes) -> list[bytes]:
    frames = compressed(data)
    read_back(data, frames)
    return frames


def test_text_becomes_smaller_than_deflate_makes_it() -> None:
    data = text(400_000)
    assert sum(map(len, read_back_frames(data))) < len(zlib.compress(data, 9))


def test_calls_are_translated_where_programs_are() -> None:
    data = program(300_000)
    with_calls, without = compressed(data, len(data)), compressed(data)
    read_back(data, with_calls)
    read_back(data, without)
    assert sum(map(len, with_calls)) < 0.8 * sum(map(len, without))


@pytest.mark.parametrize("operand", [0, 5, -1, -6, -(FRAME + 1), 99_999, 100_000, 1 << 30, -(1 << 31), (1 << 31) - 1])
def test_calls_at_the_edges(operand: int) -> None:
    """Around zero, the reach, the own place and the ends of the number; one near the end of a frame."""
    call = b"\xe8" + struct.pack("<i", operand)
    for gap in (6, 7, 8, 9, 10, 11, 12):
        data = call + bytes(FRAME - 5 - len(call) - gap) + call + bytes(gap) + call * 40 + b"\xe8\xe8\xe8\xe8\xe8" * 9
        read_back(data, compressed(data, 100_000))


def test_what_comes_again_at_the_far_end_of_the_window() -> None:
    """Random bytes, which cost nothing but their distance the second time, unless that is too far."""
    piece = noise(20_000)
    for distance, found in (((1 << 21) - 3, True), ((1 << 21) + 5000, False)):
        data = piece + bytes(distance - len(piece)) + piece
        assert (sum(map(len, read_back_frames(data))) < 1.5 * len(piece)) is found


@pytest.mark.parametrize("window_bits", range(15, 22))
def test_every_window(window_bits: int) -> None:
    piece = noise(1000)
    window = 1 << window_bits
    data = b"".join(piece + bytes(gap) for gap in (window - 1003, window - 1000, window - 997, 5, 0))
    read_back(data, compressed(data, 0, window_bits), window_bits)


def test_low_bits_of_distances_that_repeat_get_codes_of_their_own() -> None:
    """Records of a size that 8 divides: the three last bits of nearly all distances are the same."""
    chance = random.Random(4)
    rows = [chance.randbytes(8) for _ in range(3000)]
    data = b"".join(chance.choice(rows) for _ in range(40_000))
    assert _ALIGNED in read_back(data, compressed(data)).kinds


@pytest.mark.parametrize("seed", range(60))
def test_pieces_of_every_kind_in_any_order(seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray()
    for _ in range(chance.randrange(1, 30)):
        size = int(2 ** (chance.random() * 14))
        kind = chance.randrange(5)
        if kind == 0:
            data += chance.randbytes(size)
        elif kind == 1:
            data += bytes([chance.randrange(256)]) * size
        elif kind == 2 and data:
            start = chance.randrange(len(data))
            data += data[start : start + size]
        elif kind == 3:
            data += bytes(chance.choices(b"\xe8\x00\xff etaoin", k=size))
        else:
            few = [chance.randbytes(chance.randrange(1, 20)) for _ in range(5)]
            data += b"".join(chance.choice(few) for _ in range(size // 10))
    reach = chance.choice([0, 1, len(data), (1 << 31) - 1])
    window_bits = chance.choice([15, 17, 21])
    read_back(bytes(data), compressed(bytes(data), reach, window_bits), window_bits)


def test_the_same_data_gives_the_same_bytes_in_every_thread() -> None:
    data = text(200_000) + noise(50_000) + program(200_000)
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda _: compressed(data, len(data)), range(4)))
    assert made[1:] == made[:-1]


@pytest.mark.parametrize(("reach", "window_bits"), [(0, 14), (0, 22), (1 << 31, 21)])
def test_arguments_out_of_range(reach: int, window_bits: int) -> None:
    with pytest.raises(ValueError, match="range"):
        compressed(b"x", reach, window_bits)


def test_the_decoder_notices_what_is_wrong() -> None:
    """Otherwise the tests above would say nothing."""
    data = text(FRAME)
    (frame,) = compressed(data)
    with pytest.raises(BadStreamError):
        Decoder().frame(frame[:-2], FRAME)
    with pytest.raises(BadStreamError):
        Decoder().frame(frame + b"\0\0", FRAME)
    changed = bytearray(frame)
    changed[len(frame) // 2] ^= 0x10
    try:
        decoder = Decoder()
        decoder.frame(bytes(changed), FRAME)
        assert bytes(decoder.out) != data
    except BadStreamError:
        pass
