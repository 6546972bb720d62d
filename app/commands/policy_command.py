"""`seogo policy`: every setting with its value and where that came from; a policy file to start from."""

from __future__ import annotations

import argparse
import sys

from rich.table import Table

from app.commands import exit_codes
from app.commands.console import Console
from app.core.errors import PolicyError
from app.core.messages import describe
from app.settings import documentation, keys
from app.settings.resolver import Settings, Source
from app.settings.store import load


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Dispatch to the action; 4 when the policy is not valid."""
    if arguments.action == "example":
        sys.stdout.write(documentation.policy_example())
        return exit_codes.DONE
    try:
        settings = load()
    except PolicyError as error:
        return _invalid(error, console)
    console.emit(_record(settings, console.language))
    if not console.json:
        _table(settings, console)
    return exit_codes.DONE


def _invalid(error: PolicyError, console: Console) -> int:
    """Nothing is in force then; say what is wrong and where."""
    if console.json:
        place = str(error.values.get("place", ""))
        console.emit({"settings": [], "policy_file": place, "valid": False, "error": describe(error, console.language)})
    else:
        console.error(error)
    return exit_codes.REFUSED


def _record(settings: Settings, language: str) -> dict[str, object]:
    rows = [
        {
            "key": setting.key,
            "value": setting.kind.plain(settings.value(setting)),
            "source": settings.provenance(setting).source.value,
            "locked": settings.locked(setting),
            "title": setting.title.of(language),
            "description": setting.description.of(language),
        }
        for setting in keys.ALL
    ]
    return {"settings": rows, "policy_file": settings.policy_place or None, "valid": True}


def _table(settings: Settings, console: Console) -> None:
    sources = {
        Source.POLICY: console.t("관리자 정책", "policy"),
        Source.USER: console.t("사용자", "user"),
        Source.DEFAULT: console.t("기본값", "default"),
    }
    table = Table(show_edge=False, pad_edge=False)
    table.add_column(console.t("키", "Key"), no_wrap=True)
    for heading in (("값", "Value"), ("출처", "Source"), ("설명", "What it is")):
        table.add_column(console.t(*heading), overflow="fold")
    for setting in keys.ALL:
        source = settings.provenance(setting).source
        value = documentation.shown(setting, settings.value(setting), console.language)
        style = "bold" if source is Source.POLICY else "" if source is Source.USER else "dim"
        table.add_row(setting.key, value, sources[source], setting.title.of(console.language), style=style)
    console.rich(table)
    fixed = len(settings.locked_settings())
    place = settings.policy_place
    console.say()
    if place:
        console.say(console.t(f"관리자 정책: {place} (키 {fixed}개 고정)", f"Policy: {place} ({fixed} keys fixed)"))
    else:
        console.say(console.t("적용된 관리자 정책이 없습니다.", "No policy is in force."))
