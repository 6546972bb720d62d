"""Ed25519 signatures of packs (RFC 8032), by `cryptography`."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from app.core.errors import StorageError, UsageError
from app.core.packs.public_key import is_sound

SIGNATURE_BYTES = 64


def make_key(path: Path, password: str = "") -> str:
    """Make a signing key and write it to a file that only its owner can read.

    Args:
        path: a new file (PEM, PKCS #8); an existing one is never replaced.
        password: encrypts it; "" leaves it plain.

    Returns:
        The public key as 64 hexadecimal digits, for the policy.

    Raises:
        StorageError: pack_key_unwritable.
    """
    key = Ed25519PrivateKey.generate()
    protection: serialization.KeySerializationEncryption = serialization.NoEncryption()
    if password:
        protection = serialization.BestAvailableEncryption(password.encode("utf-8"))
    data = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, protection)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
    except OSError as error:
        raise StorageError("pack_key_unwritable", path=str(path)) from error
    return _hex(key)


def sign(data: bytes, path: Path, password: str = "") -> tuple[bytes, str]:
    """Sign with the key in a file.

    Returns:
        The signature and the public key in hex.

    Raises:
        UsageError: pack_key_unusable: there is no such file, it holds no Ed25519 key, or the password is not its own.
    """
    try:
        key = serialization.load_pem_private_key(path.read_bytes(), password.encode("utf-8") if password else None)
    except (OSError, ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise UsageError("pack_key_unusable", path=str(path)) from error
    if not isinstance(key, Ed25519PrivateKey):
        raise UsageError("pack_key_unusable", path=str(path))
    return key.sign(data), _hex(key)


def signer_of(data: bytes, signature: bytes, trusted: Sequence[str]) -> str:
    """Which of the trusted keys signed the bytes.

    Args:
        trusted: public keys, 64 hexadecimal digits each.

    Returns:
        The key, or "" when none of them did.
    """
    if len(signature) != SIGNATURE_BYTES:
        return ""
    for text in trusted:
        with suppress(InvalidSignature, ValueError):
            if not is_sound(bytes.fromhex(text)):
                continue
            Ed25519PublicKey.from_public_bytes(bytes.fromhex(text)).verify(signature, data)
            return text
    return ""


def _hex(key: Ed25519PrivateKey) -> str:
    raw = key.public_key().public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)
    return raw.hex()
