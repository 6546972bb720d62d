"""Signing programs and packages with osslsigncode. Without a certificate nothing is signed, and no server is asked unless
one is named."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

_PACKAGES = ".msi"
CERTIFICATE, KEY = "SEOGO_SIGN_CERTIFICATE", "SEOGO_SIGN_KEY"
PASSWORD_FILE, MODULE, TIMESTAMP = "SEOGO_SIGN_PASSWORD_FILE", "SEOGO_SIGN_PKCS11_MODULE", "SEOGO_SIGN_TIMESTAMP_URL"


class SigningError(Exception):
    """A file could not be signed."""


@dataclass(frozen=True, slots=True)
class Signer:
    """What signatures are made with.

    Attributes:
        certificate: PEM, with those between it and the root behind it.
        key: PEM file, or a "pkcs11:" address of a key on a token.
        password_file: holds the key's password.
        module: the token's PKCS#11 library.
        timestamp: address of an RFC 3161 server; "" for none, and then the signature ends with the certificate.
    """

    certificate: Path
    key: str
    password_file: Path | None = None
    module: Path | None = None
    timestamp: str = ""


def signer_of(environment: Mapping[str, str] = os.environ) -> Signer | None:
    """The signer that the environment names, or None.

    Raises:
        SigningError: a certificate without a key, or the other way round.
    """
    certificate, key = environment.get(CERTIFICATE, ""), environment.get(KEY, "")
    if not certificate and not key:
        return None
    if not certificate or not key:
        raise SigningError(f"{CERTIFICATE} and {KEY} belong together")
    password, module = environment.get(PASSWORD_FILE, ""), environment.get(MODULE, "")
    return Signer(
        Path(certificate),
        key,
        Path(password) if password else None,
        Path(module) if module else None,
        environment.get(TIMESTAMP, ""),
    )


def sign(path: Path, signer: Signer) -> None:
    """Sign a program or a package in place, with SHA-256.

    Raises:
        SigningError: with what osslsigncode says; the file is as it was.
    """
    part = path.with_name(f"{path.name}.signed")
    part.unlink(missing_ok=True)  # osslsigncode does not overwrite
    command = [*_command(path, signer), "-in", str(path), "-out", str(part)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0 or not part.is_file():
        part.unlink(missing_ok=True)
        raise SigningError(f"{path.name}: {(done.stdout + done.stderr).strip()[-400:]}")
    part.replace(path)


def _command(path: Path, signer: Signer) -> list[str]:
    command = ["osslsigncode", "sign", "-certs", str(signer.certificate), "-key", signer.key, "-h", "sha256"]
    command += ["-n", "Seogo"]
    if path.suffix.lower() == _PACKAGES:
        command.append("-add-msi-dse")  # names and sizes of the streams are signed, too
    if signer.password_file:
        command += ["-readpass", str(signer.password_file)]
    if signer.module:
        command += ["-pkcs11module", str(signer.module)]
    if signer.timestamp:
        command += ["-ts", signer.timestamp]
    return command
