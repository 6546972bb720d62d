"""Packages as other programs read them: msitools (libmsi, libgcab) and osslsigncode, neither of which wrote them."""

from __future__ import annotations

import datetime
import subprocess
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from installer.msi.package import make_model_msi, make_program_msi
from installer.msi.schema import NAMES
from installer.msi.signing import Signer, SigningError, sign
from installer.policies.baseline import registry_values
from tests.unit.installer.msi_samples import program_file, program_folder


def run(*command: str | Path, folder: Path | None = None) -> str:
    """What a program prints.

    Raises:
        subprocess.CalledProcessError: it failed.
    """
    arguments = [str(each) for each in command]
    done = subprocess.run(arguments, cwd=folder, capture_output=True, check=True)
    return done.stdout.decode("utf-8").replace("\r\n", "\n")


def exported(package: Path, table: str) -> list[list[str]]:
    """The rows of a table as msitools read it."""
    return [line.split("\t") for line in run("msiinfo", "export", package, table).splitlines()[3:]]


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return program_folder(tmp_path_factory.mktemp("stage"))


@pytest.fixture(scope="module")
def package(stage: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("package")
    return make_program_msi(stage, "0.1.0", target, print, policy_values=registry_values())


def test_every_table_is_there(package: Path) -> None:
    assert set(NAMES) <= set(run("msiinfo", "tables", package).split())


def test_korean_survives(package: Path) -> None:
    properties = dict(exported(package, "Property"))
    assert properties["ProductName"] == "서고 (Seogo)"
    assert any("Windows 10" in message and "서고는" in message for _, message in exported(package, "LaunchCondition"))
    summary = subprocess.run(["msiinfo", "suminfo", str(package)], capture_output=True, check=True).stdout
    assert "Subject: 서고 (Seogo)" in summary.decode("cp949")


def test_numbers_and_empty_cells_survive(package: Path) -> None:
    places = {
        action: (condition, int(number)) for action, condition, number in exported(package, "InstallExecuteSequence")
    }
    assert places["InstallFinalize"] == ("", 6600)
    assert places["RefuseDowngrade"][0].startswith("NEWERFOUND")
    rights = exported(package, "MsiLockPermissionsEx")
    assert len(rights) == 2 and all(row[3].startswith("O:BAD:PAI(") for row in rights)


@pytest.mark.parametrize("compressed", [True, False])
def test_files_come_out_as_they_went_in(stage: Path, package: Path, tmp_path: Path, compressed: bool) -> None:
    if compressed:
        run("msiextract", "-C", tmp_path, package)
        same = {path.relative_to(stage) for path in stage.rglob("*") if path.is_file()}
        assert {
            path.relative_to(tmp_path / "Seogo") for path in (tmp_path / "Seogo").rglob("*") if path.is_file()
        } == same
        assert all((tmp_path / "Seogo" / name).read_bytes() == (stage / name).read_bytes() for name in same)
        return
    model = tmp_path / "qwen.gguf"
    model.write_bytes(bytes(range(256)) * 40_000 + b"end")
    packed = make_model_msi(model, [], "1.0.0", tmp_path, print)
    run("msiextract", "-C", tmp_path / "out", packed)
    assert (tmp_path / "out/Seogo/models/qwen.gguf").read_bytes() == model.read_bytes()


def certificate(folder: Path) -> Signer:
    """A certificate that vouches for itself, as tests may."""
    key = rsa.generate_private_key(public_exponent=65_537, key_size=2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Seogo test")])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=30))
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.CODE_SIGNING]), critical=False)
        .sign(key, hashes.SHA256())
    )
    (folder / "certificate.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    protection = serialization.BestAvailableEncryption(b"secret")
    pem = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, protection)
    (folder / "key.pem").write_bytes(pem)
    (folder / "password").write_text("secret", encoding="ascii")
    return Signer(folder / "certificate.pem", str(folder / "key.pem"), folder / "password")


def verify(path: Path, signer: Signer) -> bool:
    command = ["osslsigncode", "verify", "-CAfile", str(signer.certificate), "-in", str(path)]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def test_packages_are_signed_and_tampering_is_seen(package: Path, tmp_path: Path) -> None:
    signer = certificate(tmp_path)
    own = tmp_path / package.name
    own.write_bytes(package.read_bytes())
    assert not verify(own, signer)
    sign(own, signer)
    assert verify(own, signer)
    assert dict(exported(own, "Property"))["ProductName"] == "서고 (Seogo)"
    data = bytearray(own.read_bytes())
    place = data.index(b"MSCF") + 2000
    data[place] ^= 1
    own.write_bytes(data)
    assert not verify(own, signer)


def test_programs_are_signed(tmp_path: Path) -> None:
    signer = certificate(tmp_path)
    path = tmp_path / "Seogo.exe"
    path.write_bytes(program_file((1, 0, 0, 0)))
    sign(path, signer)
    assert verify(path, signer)


def test_a_file_that_cannot_be_signed_stays_as_it_was(tmp_path: Path) -> None:
    signer = certificate(tmp_path)
    path = tmp_path / "x.msi"
    path.write_bytes(b"no package")
    with pytest.raises(SigningError, match=r"x\.msi"):
        sign(path, signer)
    assert path.read_bytes() == b"no package"
    assert not (tmp_path / "x.msi.signed").exists()
