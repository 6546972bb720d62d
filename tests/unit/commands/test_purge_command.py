"""`seogo purge-machine-data`."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import pytest

from app import cli
from app.commands import exit_codes, purge_command
from app.settings import sources
from app.system.purging import Machine, Profile


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    file = tmp_path / "kim/AppData/Local/Seogo/library/catalogue.db"
    file.parent.mkdir(parents=True)
    file.touch()
    found = Machine([Profile(tmp_path / "kim", ("kim",))], tmp_path / "ProgramData/Seogo")
    monkeypatch.setattr(purge_command, "this_machine", lambda: found)
    monkeypatch.setattr(purge_command, "is_administrator", lambda: True)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temp"))
    (tmp_path / "temp").mkdir()
    return found


def library(tmp_path: Path) -> Path:
    return tmp_path / "kim/AppData/Local/Seogo/library/catalogue.db"


@pytest.mark.usefixtures("machine")
def test_without_yes_nothing_happens(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["purge-machine-data"]) == exit_codes.USAGE
    assert "--yes" in capsys.readouterr().err
    assert library(tmp_path).exists()


@pytest.mark.usefixtures("machine")
def test_without_rights_nothing_happens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(purge_command, "is_administrator", lambda: False)
    assert cli.main(["purge-machine-data", "--yes"]) == exit_codes.REFUSED
    assert library(tmp_path).exists()


@pytest.mark.usefixtures("machine")
def test_it_says_what_it_removed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--json", "purge-machine-data", "--yes"]) == exit_codes.DONE
    told = json.loads(capsys.readouterr().out)
    assert told == {"removed": [str(tmp_path / "kim/AppData/Local/Seogo")], "kept": []}
    assert not library(tmp_path).exists()
    assert list((tmp_path / "temp").iterdir()) == []


@pytest.mark.usefixtures("machine")
def test_what_stays_is_told_and_uninstalling_goes_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = tmp_path / "kim/AppData/Local/Seogo"
    own.rename(tmp_path / "elsewhere")
    own.symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    assert cli.main(["--lang", "ko", "purge-machine-data", "--yes"]) == exit_codes.DONE
    assert f"남음: {own}" in capsys.readouterr().out
    (log,) = (tmp_path / "temp").iterdir()
    assert log.read_text("utf-8").startswith(f"kept\t{own}\t")


@pytest.mark.usefixtures("machine")
def test_a_broken_policy_is_no_hindrance(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    policy = tmp_path / "policy.toml"
    policy.write_text("= nonsense", encoding="utf-8")
    monkeypatch.setattr(sources, "POLICY_FILE", policy)
    assert cli.main(["purge-machine-data", "--yes"]) == exit_codes.DONE
    assert not library(tmp_path).exists()


def test_it_is_not_among_the_commands_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        cli.main(["--help"])
    assert "purge" not in capsys.readouterr().out


def test_this_machine_is_found_out_without_a_registry() -> None:
    found = purge_command.this_machine()
    assert found.shared.name == "Seogo"
    assert "local.toml" in found.added_models
