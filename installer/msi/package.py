"""Making the two packages."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from installer.layout import EPOCH, Say
from installer.msi import wording
from installer.msi.arranging import arranged, program_folders, stored_folders
from installer.msi.container.cabinet import Folder, write_cabinet
from installer.msi.container.compound import write_compound
from installer.msi.container.database import Table, encode_database, stream_name
from installer.msi.container.summary import STREAM, Summary
from installer.msi.draft import Draft
from installer.msi.identity import braced
from installer.msi.model import draft_model
from installer.msi.program import draft_program
from installer.msi.tree import content_digest, item, items_of
from installer.msi.versions import product_version
from installer.policies.baseline import RegistryValue

_CLASS = UUID("000C1084-0000-0000-C000-000000000046")  # of installation packages
_CABINET = "seogo.cab"


def make_program_msi(
    stage: Path,
    version: str,
    target: Path,
    say: Say,
    *,
    icon: Path | None = None,
    policy_values: Sequence[RegistryValue] = (),
) -> Path:
    """The program's package.

    Args:
        stage: the folder as it will lie on a desk.
        version: three numbers.
        target: folder of the finished package; made when missing.
        say: called with what is being done.
        icon: an .ico file for the list of installed programs.
        policy_values: what SETPOLICY=1 writes under the policy key.

    Returns:
        `Seogo-<version>.msi` in the target folder. Same arguments, same bytes.

    Raises:
        ValueError: the folder or the version cannot be packed.
    """
    number = product_version(version)
    say("files of the program")
    draft = draft_program(arranged(items_of(stage)), number, icon, policy_values)
    path = target / f"Seogo-{version}.msi"
    names = (wording.PROGRAM, wording.PROGRAM_COMMENT)
    _finish(draft, program_folders(draft.items), number, path, names, say)
    return path


def make_model_msi(model_file: Path, licences: Sequence[Path], version: str, target: Path, say: Say) -> Path:
    """The answer model's package; its file is stored uncompressed, as weights hardly shrink.

    Args:
        model_file: keeps its name.
        licences: texts that are laid beside it.
        version: three numbers.
        target: folder of the finished package; made when missing.
        say: called with what is being done.

    Returns:
        `Seogo-Model-Qwen2.5-1.5B-<version>.msi` in the target folder. Same arguments, same bytes.

    Raises:
        ValueError: the file or the version cannot be packed.
    """
    number = product_version(version)
    say("files of the model")
    places = {f"models/{model_file.name}": model_file}
    places |= {f"licences/model/{each.name}": each for each in licences}
    items = [item(path, source) for path, source in sorted(places.items())]
    path = target / f"Seogo-Model-Qwen2.5-1.5B-{version}.msi"
    names = (wording.MODEL, wording.MODEL_COMMENT)
    _finish(draft_model(items, number), stored_folders(items), number, path, names, say)
    return path


def _finish(
    draft: Draft, folders: Sequence[Folder], version: str, path: Path, names: tuple[str, str], say: Say
) -> None:
    """Codes that follow from the content, cabinet, file."""
    product = draft.kind.product_code(version, content_digest(draft.items))
    draft.add("Property", "ProductCode", braced(product))
    draft.add("Media", 1, len(draft.items), None, f"#{_CABINET}", None, None)
    tables = draft.tables()
    package = draft.kind.package_code(_everything(draft, tables))
    summary = Summary(names[0], wording.MAKER, names[1], wording.LANGUAGE, package, EPOCH, wording.CODEPAGE)
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=path.parent) as folder:
        cabinet = Path(folder) / _CABINET
        say(f"cabinet of {len(draft.items)} files")
        write_cabinet(cabinet, folders, EPOCH)
        say(path.name)
        part = Path(folder) / path.name
        streams = encode_database(tables, wording.CODEPAGE)
        write_compound(part, _CLASS, {**streams, STREAM: summary.encode(), stream_name(_CABINET): cabinet})
        part.replace(path)


def _everything(draft: Draft, tables: Sequence[Table]) -> str:
    """What the package's bytes depend on."""
    digest = hashlib.sha256(content_digest(draft.items).encode("ascii"))
    for each in tables:
        digest.update(f"{each.name}{each.rows!r}\n".encode())
    return digest.hexdigest()
