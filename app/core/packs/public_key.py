"""Public keys that must never be trusted: points of small order, for which anybody can make signatures that fit.

With the key of 32 zero bytes, a signature of 64 zero bytes fits one message in two or four, whatever it says; OpenSSL
checks what RFC 8032 asks for, which does not include this. The list is of all seven encodings, the sign bit left out
(libsodium refuses the same ones: ge25519_has_small_order).
"""

from __future__ import annotations

_SMALL_ORDER = frozenset(
    (
        "00" * 32,
        "01" + "00" * 31,
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "ec" + "ff" * 30 + "7f",
        "ed" + "ff" * 30 + "7f",
        "ee" + "ff" * 30 + "7f",
    )
)


def is_sound(key: bytes) -> bool:
    """Whether an Ed25519 public key has the right length and is none of those that fit every message."""
    if len(key) != 32:
        return False
    unsigned = key[:31] + bytes([key[31] & 0x7F])
    return unsigned.hex() not in _SMALL_ORDER
