"""`seogo pack build`: what the command line says, turned into a pack."""

from __future__ import annotations

import argparse
from pathlib import Path

from app.adapters.pack_file import SUFFIX
from app.commands import exit_codes
from app.commands.console import Console
from app.commands.pack_records import manifest_record
from app.core.errors import UsageError
from app.core.packs.manifest import PackKind
from app.packs import PROGRAM
from app.packs.building import Built, Label, Packer, Signer
from app.settings import enforcement, keys


def build(arguments: argparse.Namespace, console: Console) -> int:
    """Make a pack: KIND and its files, or `library` and a collection."""
    kinds = [kind.value for kind in PackKind]
    if not arguments.items or arguments.items[0] not in kinds or not (arguments.name and arguments.key):
        raise UsageError("pack_arguments")
    kind = PackKind(arguments.items[0])
    label = Label(
        arguments.name,
        arguments.pack_version,
        arguments.title,
        arguments.expires,
        arguments.least_program or PROGRAM,
    )
    target = Path(arguments.out or f"{label.name}-{label.version}{SUFFIX}").expanduser().absolute()
    packer = Packer(Signer(Path(arguments.key).expanduser(), arguments.password))
    if kind is PackKind.LIBRARY:
        enforcement.require(arguments.settings, keys.EXPORT_ALLOWED)  # the text of documents leaves the library
        built = _of_collection(packer, label, target, arguments, console)
    else:
        files = [file for item in arguments.items[1:] for file in _files(Path(item).expanduser())]
        built = packer.of_files(kind, label, files, target)
    record = {"event": "built", "file": str(target), "file_bytes": built.bytes, "public_key": built.public_key}
    console.emit({**record, **manifest_record(built.manifest)})
    console.say(
        console.t(
            f"만들었습니다: {target} ({built.bytes / 1e6:.1f} MB)", f"Made: {target} ({built.bytes / 1e6:.1f} MB)"
        )
    )
    return exit_codes.DONE


def _of_collection(
    packer: Packer, label: Label, target: Path, arguments: argparse.Namespace, console: Console
) -> Built:
    with console.progress() as bars:
        built = packer.of_collection(
            label,
            arguments.library,
            arguments.from_collection,
            target,
            with_sources=not arguments.without_sources,
            told=lambda path: console.note(
                console.t(f"이름이 같은 파일이 있어 뺐습니다: {path}", f"Left out, another file has that name: {path}")
            ),
            progress=lambda done, total: bars.move(console.t("문서", "documents"), done, total),
        )
    for each in built.shelved:
        if not arguments.without_sources and not each.with_source:
            console.note(
                console.t(
                    f"원본이 없거나 바뀌어 글만 넣었습니다: {each.title}",
                    f"The source is gone or has changed; text only: {each.title}",
                )
            )
    return built


def _files(path: Path) -> list[Path]:
    """A file, or the files of a folder."""
    return sorted(each for each in path.iterdir() if each.is_file()) if path.is_dir() else [path]
