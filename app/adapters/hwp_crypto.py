"""Opens the body of a distribution document (배포용 문서), and the AES that encrypted HWPX parts use.

A distribution document carries its own key: it asks programs not to edit, copy or print, and hides nothing from a
reader. Source: Hancom, "한글 문서 파일 형식: 배포용 문서", revision 1.2. The first record of each ViewText stream has
256 bytes; its first four seed the C run-time generator of Visual C++ (state * 214013 + 2531011, bits 16-30), whose
numbers make a mask: a byte, then how often it is repeated. Under the mask, at 4 + (seed & 15), stands the AES-128 key;
the rest of the stream is AES-ECB.
"""

from __future__ import annotations

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from app.core.errors import DocumentError

_HEADER = 256
_BLOCK = 16
_KEY = 16


def decrypt_distribution(stream: bytes) -> bytes:
    """Decrypt a ViewText stream.

    Args:
        stream: the raw stream, beginning with the DISTRIBUTE_DOC_DATA record (4 bytes of header and 256 of data).

    Returns:
        What follows that record, decrypted and still deflated.

    Raises:
        DocumentError: "document_damaged" when the stream is too short to hold its key.
    """
    header, body = stream[4 : 4 + _HEADER], stream[4 + _HEADER :]
    if len(header) < _HEADER:
        raise DocumentError("document_damaged")
    seed = int.from_bytes(header[:4], "little")
    mask = _mask(seed)
    start = 4 + (seed & 0xF)
    key = bytes(header[index] ^ mask[index] for index in range(start, start + _KEY))
    decryptor = Cipher(algorithms.AES(key), modes.ECB()).decryptor()  # the format's own choice
    return decryptor.update(body[: len(body) - len(body) % _BLOCK]) + decryptor.finalize()


def decrypt_cbc(data: bytes, key: bytes, vector: bytes) -> bytes:
    """AES-CBC without touching the padding (HWPX parts are deflated; inflating stops by itself).

    Raises:
        DocumentError: "document_damaged" when the key or vector has an impossible length.
    """
    try:
        decryptor = Cipher(algorithms.AES(key), modes.CBC(vector)).decryptor()
    except ValueError as error:
        raise DocumentError("document_damaged") from error
    return decryptor.update(data[: len(data) - len(data) % _BLOCK]) + decryptor.finalize()


def _mask(seed: int) -> bytes:
    mask = bytearray()
    state = seed
    while len(mask) < _HEADER:
        state = (state * 214013 + 2531011) & 0xFFFFFFFF
        value = state >> 16 & 0xFF
        state = (state * 214013 + 2531011) & 0xFFFFFFFF
        mask += bytes([value]) * ((state >> 16 & 0xF) + 1)
    return bytes(mask[:_HEADER])
