"""`seogo pack`: signed packs of models, templates, glossaries, rules and documents, carried to desks on a disk."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from app import packs
from app.commands import exit_codes
from app.commands.console import Console
from app.commands.opening import opened_library
from app.commands.pack_records import installed_record, listed_record, manifest_record, merged_record, say_listed
from app.core.audit import Act
from app.core.errors import UsageError
from app.core.packs.deciding import check_time
from app.core.packs.manifest import PackKind
from app.core.packs.store import InstalledPack
from app.core.packs.version import parse_version
from app.packs import Place
from app.packs.documents import merge_packs
from app.wiring import Access, Library


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Dispatch to the action; 4 when policy or signature refuse a pack."""
    actions: dict[str, Callable[[argparse.Namespace, Console], int]] = {
        "keygen": _keygen,
        "build": _build,
        "verify": _verify,
        "install": _install,
        "list": _list,
        "rollback": _roll_back,
        "remove": _remove,
        "apply": _apply,
    }
    return actions[arguments.action](arguments, console)


def _one(arguments: argparse.Namespace) -> str:
    if len(arguments.items) != 1:
        raise UsageError("pack_arguments")
    return str(arguments.items[0])


def _keygen(arguments: argparse.Namespace, console: Console) -> int:
    from app.adapters.pack_signing import make_key

    path = Path(_one(arguments)).expanduser()
    public = make_key(path, arguments.password)
    console.emit({"event": "key", "file": str(path), "public_key": public})
    console.say(console.t(f"서명 키: {path} (남에게 주지 마세요)", f"Signing key: {path} (keep it to yourself)"))
    console.say(console.t("공개 키(정책 packs.trusted_keys):", "Public key (policy packs.trusted_keys):"))
    console.say(public)
    return exit_codes.DONE


def _build(arguments: argparse.Namespace, console: Console) -> int:
    from app.commands.pack_building import build

    return build(arguments, console)


def _verify(arguments: argparse.Namespace, console: Console) -> int:
    """Everything that installing would check but what is installed already; nothing is written."""
    with packs.open_pack(Path(_one(arguments)).expanduser(), arguments.settings) as reader:
        reader.check()
        check_time(reader.manifest, packs.today(), parse_version(packs.PROGRAM))
        record = manifest_record(reader.manifest)
    console.emit({"event": "verified", **record})
    console.say(console.t("서명과 내용이 맞습니다: ", "Signature and contents are right: ") + _named(record))
    return exit_codes.DONE


def _install(arguments: argparse.Namespace, console: Console) -> int:
    place = Place.MACHINE if arguments.machine else Place.USER
    step, pack = packs.install(Path(_one(arguments)).expanduser(), place, arguments.settings)
    record = installed_record(step.value, pack, place)
    console.emit(record)
    words = {
        "new": console.t("설치했습니다", "Installed"),
        "update": console.t("새 버전으로 바꾸었습니다", "Updated"),
        "same": console.t("이미 설치된 버전입니다", "Already installed"),
    }
    console.say(f"{words[step.value]}: {_named(record)}")
    _note_act(Act.PACK_INSTALLED, pack, place, arguments)
    if pack.manifest.kind is PackKind.LIBRARY and place is Place.USER:
        return _apply(arguments, console)
    return exit_codes.DONE


def _list(arguments: argparse.Namespace, console: Console) -> int:
    found = packs.listed(arguments.settings)
    console.emit({"packs": [listed_record(each, packs.today()) for each in found]})
    if not found:
        console.say(console.t("설치된 묶음이 없습니다.", "No pack is installed."))
    for each in found:
        say_listed(each, packs.today(), console)
    return exit_codes.DONE


def _roll_back(arguments: argparse.Namespace, console: Console) -> int:
    name = _one(arguments)
    place = packs.place_of(name, arguments.settings)
    pack = packs.roll_back(name, place, arguments.settings)
    record = installed_record("rolled_back", pack, place)
    console.emit(record)
    console.say(console.t("이전 버전으로 되돌렸습니다: ", "Went back to: ") + _named(record))
    _note_act(Act.PACK_ROLLED_BACK, pack, place, arguments)
    return _apply(arguments, console) if pack.manifest.kind is PackKind.LIBRARY else exit_codes.DONE


def _remove(arguments: argparse.Namespace, console: Console) -> int:
    name = _one(arguments)
    place = packs.place_of(name, arguments.settings)
    packs.remove(name, place, arguments.settings)
    console.emit({"event": "removed", "name": name, "place": place.value})
    console.say(console.t(f"뺐습니다: {name}", f"Removed: {name}"))
    with Library(arguments.library, Access.READ) as library:
        library.audit.did(Act.PACK_REMOVED, pack=name, place=place.value)
    return _apply(arguments, console)


def _apply(arguments: argparse.Namespace, console: Console) -> int:
    """Bring the library's documents in line with the packs on this machine."""
    with opened_library(arguments) as library, console.progress() as bars:
        title = console.t("문서 넣기", "documents")
        for each in merge_packs(library, lambda done, total: bars.move(title, done, total)):
            console.emit(merged_record(each))
            stored, removed = len(each.merged.stored), len(each.merged.removed)
            console.say(
                console.t(
                    f"{each.name}: 문서 {stored}건 넣음, {each.merged.unchanged}건 그대로, {removed}건 뺌",
                    f"{each.name}: {stored} documents put in, {each.merged.unchanged} unchanged, {removed} taken out",
                )
            )
        waiting = library.catalogue.count_without_vector()
        if waiting:
            meaning = console.t("의미 색인", "embedding")
            for done, total in library.indexer().embed_pending():
                bars.move(meaning, done, total)
    return exit_codes.DONE


def _note_act(act: Act, pack: InstalledPack, place: Place, arguments: argparse.Namespace) -> None:
    """Into the audit log of the library that is in use; merging notes the documents by itself."""
    with Library(arguments.library, Access.READ) as library:
        library.audit.did(
            act,
            pack=pack.manifest.name,
            version=pack.manifest.version.text,
            kind=pack.manifest.kind.value,
            sha256=pack.digest,
            place=place.value,
        )


def _named(record: dict[str, object]) -> str:
    return f"{record['title']} ({record['name']} {record['version']}, {record['kind']})"
