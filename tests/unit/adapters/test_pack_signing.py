"""Ed25519: keys are made once, kept for their owner, and only theirs signs."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from app.adapters.pack_signing import make_key, sign, signer_of
from app.core.errors import StorageError, UsageError
from app.settings import keys

# RFC 8032, 7.1, test 2
SECRET = "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"
PUBLIC = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"
SIGNATURE = (
    "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
    "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
)


def test_the_standard_s_own_signature(tmp_path: Path) -> None:
    key = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(SECRET))
    path = tmp_path / "key.pem"
    path.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    assert sign(b"\x72", path) == (bytes.fromhex(SIGNATURE), PUBLIC)
    assert signer_of(b"\x72", bytes.fromhex(SIGNATURE), [PUBLIC]) == PUBLIC


def test_a_made_key_signs_and_nothing_else_passes(tmp_path: Path) -> None:
    public = make_key(tmp_path / "key.pem", "암호")
    other = make_key(tmp_path / "other.pem")
    signature, shown = sign(b"manifest", tmp_path / "key.pem", "암호")
    assert shown == public != other
    assert signer_of(b"manifest", signature, [other, public]) == public
    assert signer_of(b"manifest", signature, [other]) == ""
    assert signer_of(b"manifest", signature, []) == ""
    assert signer_of(b"manifesT", signature, [public]) == ""
    assert signer_of(b"manifest", signature[:-1], [public]) == ""
    assert signer_of(b"manifest", bytes(64), [public, "zz", ""]) == ""


def test_a_key_that_fits_every_message_is_never_the_signer() -> None:
    zero = "00" * 32
    messages = [f"manifest {n}".encode() for n in range(64)]
    fitting = [m for m in messages if fits(zero, m)]
    assert fitting  # the library takes it: that is why it is refused before
    assert [signer_of(m, bytes(64), [zero]) for m in fitting] == [""] * len(fitting)


def test_the_policy_example_s_key_signs_nothing() -> None:
    (sample,) = keys.TRUSTED_PACK_KEYS.sample or ()
    assert not any(fits(sample, f"manifest {n}".encode()) for n in range(64))


def fits(key: str, message: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(key)).verify(bytes(64), message)
    except InvalidSignature:
        return False
    return True


def test_a_key_file_is_its_owner_s_and_never_replaced(tmp_path: Path) -> None:
    make_key(tmp_path / "key.pem")
    before = (tmp_path / "key.pem").read_bytes()
    if os.name == "posix":
        assert stat.S_IMODE((tmp_path / "key.pem").stat().st_mode) == 0o600
    for path in (tmp_path / "key.pem", tmp_path / "no folder" / "key.pem"):
        with pytest.raises(StorageError, match="pack_key_unwritable"):
            make_key(path)
    assert (tmp_path / "key.pem").read_bytes() == before


def test_what_is_no_signing_key(tmp_path: Path) -> None:
    make_key(tmp_path / "locked.pem", "암호")
    (tmp_path / "text.pem").write_text("hello")
    (tmp_path / "ec.pem").write_bytes(
        ec.generate_private_key(ec.SECP256R1()).private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )
    for name, password in (("none.pem", ""), ("text.pem", ""), ("ec.pem", ""), ("locked.pem", ""), ("locked.pem", "x")):
        with pytest.raises(UsageError, match="pack_key_unusable"):
            sign(b"", tmp_path / name, password)
