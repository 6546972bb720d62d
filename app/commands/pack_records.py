"""Packs as JSON records and as lines for people."""

from __future__ import annotations

from datetime import date

from app.commands.console import Console
from app.core.messages import words
from app.core.packs.manifest import Manifest
from app.core.packs.store import Broken, InstalledPack
from app.packs import Listed, Place
from app.packs.documents import MergedPack


def manifest_record(manifest: Manifest) -> dict[str, object]:
    """What a pack says of itself."""
    return {
        "name": manifest.name,
        "version": manifest.version.text,
        "kind": manifest.kind.value,
        "title": manifest.title,
        "made_at": manifest.made_at,
        "expires": manifest.expires.isoformat() if manifest.expires else None,
        "files": len(manifest.files),
        "bytes": manifest.bytes,
    }


def installed_record(event: str, pack: InstalledPack, place: Place) -> dict[str, object]:
    """An installation: event "new", "update", "same" or "rolled_back"."""
    previous = pack.pointer.previous or None
    return {"event": event, "place": place.value, "previous": previous, **manifest_record(pack.manifest)}


def merged_record(done: MergedPack) -> dict[str, object]:
    """What became of a pack's documents in the library."""
    return {
        "event": "merged",
        "name": done.name,
        "version": done.version or None,
        "stored": len(done.merged.stored),
        "unchanged": done.merged.unchanged,
        "removed": len(done.merged.removed),
    }


def listed_record(listed: Listed, today: date) -> dict[str, object]:
    """An installed pack with its state: "ok", "expired" (it may no longer be installed anew), or an error code."""
    if isinstance(listed.pack, Broken):
        return {"name": listed.pack.name, "place": listed.place.value, "state": listed.pack.code}
    record = installed_record("", listed.pack, listed.place)
    del record["event"]
    return {**record, "state": _state(listed.pack, today)}


def say_listed(listed: Listed, today: date, console: Console) -> None:
    """A line for people."""
    if isinstance(listed.pack, Broken):
        found = words(listed.pack.code, console.language, file=listed.pack.name, detail=listed.pack.name)
        console.say(f"{listed.pack.name:24} {found.message}", style="red")
        return
    manifest = listed.pack.manifest
    where = console.t("모든 사용자", "everybody") if listed.place is Place.MACHINE else console.t("나", "me")
    states = {
        "ok": "",
        "expired": console.t("기한 지남", "expired"),
        "pack_damaged": console.t("손상됨: 다시 설치하세요", "damaged: install it again"),
    }
    state = states[_state(listed.pack, today)]
    console.say(
        f"{manifest.name:24} {manifest.version.text:12} {manifest.kind.value:10} {where:8} {manifest.title}  {state}".rstrip()
    )


def _state(pack: InstalledPack, today: date) -> str:
    if not pack.is_whole():
        return "pack_damaged"
    expires = pack.manifest.expires
    return "expired" if expires is not None and today > expires else "ok"
