"""The bill of materials (CycloneDX 1.6): every locked package with its hashes, every model file, every licence.

python3 -m app sbom seogo.cdx.json
"""

from __future__ import annotations

import importlib.metadata
import re
import sys
import tomllib
from collections.abc import Collection, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import DisjunctiveLicense, LicenseExpression
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL

from app import __version__
from app.provisioning.lockfile import RUNTIME, Requirement, read_lock
from app.provisioning.manifest import Model, load_manifest
from installer.layout import EPOCH, sources_of
from installer.supply_chain.licences import is_expression, licence_of

ROOT = Path(__file__).resolve().parents[2]
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


def make_bom(more: Iterable[Component] = (), without: Collection[str] = ()) -> Bom:
    """Everything that is handed out.

    Args:
        more: parts beside the locked packages and the models.
        without: locked packages that are not handed out.

    Raises:
        SetupError: the lock file cannot be read.
    """
    bom = Bom(serial_number=uuid5(NAMESPACE_URL, _identity()))
    bom.metadata.timestamp = datetime.fromtimestamp(EPOCH, UTC)
    product = Component(name="Seogo", bom_ref="Seogo", version=__version__, type=ComponentType.APPLICATION)
    product.licenses.add(LicenseExpression("Apache-2.0"))
    bom.metadata.component = product
    parts = [*_packages(without), *_models(), *more]
    for part in parts:
        bom.components.add(part)
    bom.register_dependency(product, parts)
    return bom


def to_json(bom: Bom) -> str:
    """As CycloneDX 1.6 JSON, checked against its schema.

    Raises:
        ValueError: it does not follow the schema; that would be a bug.
    """
    text = JsonV1Dot6(bom).output_as_string(indent=2)
    problem = JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)
    if problem is not None:
        raise ValueError(str(problem))
    return text


def _packages(without: Collection[str]) -> Iterator[Component]:
    direct = {_plain(re.split(r"[<>=\[; ]", each)[0]) for each in _direct()}
    for package in read_lock(ROOT / "requirements.lock").section(RUNTIME):
        if package.name not in without:
            yield _package(package, package.name in direct)


def _package(package: Requirement, is_direct: bool) -> Component:
    marker = re.search(r"==[^\s;\\]+ ; ([^\\]+)", package.text)
    component = Component(
        name=package.name,
        version=package.version,
        type=ComponentType.LIBRARY,
        purl=PackageURL("pypi", None, package.name, package.version),
        bom_ref=f"{package.name}@{package.version}",
        description=f"only where {marker.group(1).strip()}" if marker else ("direct" if is_direct else "indirect"),
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=each) for each in _HASH.findall(package.text)],
    )
    licence = _licence(package.name)
    if is_expression(licence) or " " in licence:
        component.licenses.add(LicenseExpression(licence))
    elif licence:
        component.licenses.add(DisjunctiveLicense(id=licence))
    return component


def _licence(name: str) -> str:
    try:
        return licence_of(name)
    except importlib.metadata.PackageNotFoundError:  # for another system only
        return {"colorama": "BSD-3-Clause"}.get(name, "")


def _models() -> Iterator[Component]:
    for model in load_manifest(ROOT / "models" / "manifest.toml"):
        if model.default:
            yield from _model_files(model)


def _model_files(model: Model) -> Iterator[Component]:
    for file in model.files:
        component = Component(
            name=file.name,
            version=model.id,
            type=ComponentType.FILE if model.role == "fonts" else ComponentType.MACHINE_LEARNING_MODEL,
            bom_ref=f"{model.id}/{file.name}",
            description=f"{model.name}; {model.origin}",
            hashes=[HashType(alg=HashAlgorithm.SHA_256, content=file.sha256)],
        )
        component.licenses.add(LicenseExpression(model.licence))
        yield component


def _direct() -> list[str]:
    return list(tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"])


def _identity() -> str:
    """What the bill is made from: the same contents get the same serial number, as reproducible packages need."""
    files = (ROOT / "requirements.lock", ROOT / "models" / "manifest.toml", ROOT / "pyproject.toml")
    return f"seogo {__version__} {sources_of(*files)}"


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def main(arguments: list[str]) -> int:
    """Write the bill of materials to a file, or to standard output."""
    text = to_json(make_bom())
    if arguments:
        Path(arguments[0]).write_text(text + "\n", "utf-8")
    else:
        sys.stdout.write(text + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
