"""`seogo policy`, and what every other command does under a policy."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app import cli, wiring
from app.adapters import llama_model
from app.commands import exit_codes
from app.core.errors import ModelError, PolicyError
from app.engine import checks as checks_of_engine
from app.settings import documentation, keys, sources
from app.system import installed, netguard, paths

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def policy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "policy.toml"
    monkeypatch.setattr(sources, "POLICY_FILE", path)
    monkeypatch.setattr(paths, "user_settings", lambda: tmp_path / "settings.toml")
    return path


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.setattr(netguard, "install", lambda: None)
    monkeypatch.setenv("SEOGO_LIBRARY", str(tmp_path / "library"))
    monkeypatch.setenv("LC_ALL", "ko_KR.UTF-8")

    def run_one(*arguments: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = cli.main(arguments)
        return code, *capsys.readouterr()

    return run_one


def shown(run: Run, *arguments: str) -> tuple[int, dict[str, Any]]:
    code, out, _ = run("policy", "show", "--json", *arguments)
    return code, json.loads(out)


def test_show_without_a_policy(run: Run, policy: Path) -> None:
    code, record = shown(run)
    assert code == exit_codes.DONE
    assert record["policy_file"] is None
    assert [row["key"] for row in record["settings"]] == [setting.key for setting in keys.ALL]
    assert all(row["source"] == "default" and not row["locked"] for row in record["settings"])
    assert "적용된 관리자 정책이 없습니다." in run("policy")[1]


def test_show_says_where_each_value_comes_from(run: Run, policy: Path, tmp_path: Path) -> None:
    policy.write_text('sources.file_types = ["pdf"]\nexport.allowed = false')
    (tmp_path / "settings.toml").write_text("ui.font_scale = 150")
    code, record = shown(run, "--lang", "en")
    assert code == exit_codes.DONE
    rows = {row["key"]: row for row in record["settings"]}
    assert record["policy_file"] == str(policy)
    assert rows["export.allowed"] == {
        "key": "export.allowed",
        "value": False,
        "source": "policy",
        "locked": True,
        "title": "Allow export",
        "description": keys.EXPORT_ALLOWED.description.en,
    }
    assert rows["sources.file_types"]["value"] == ["pdf"]
    assert (rows["ui.font_scale"]["value"], rows["ui.font_scale"]["source"]) == (150, "user")
    table = run("policy", "show")[1]
    assert f"{policy} (키 2개 고정)" in table.replace("\n", "")
    assert all(setting.key in table for setting in keys.ALL)


def test_the_example(run: Run, policy: Path) -> None:
    assert run("policy", "example") == (exit_codes.DONE, documentation.policy_example(), "")


COMMANDS = [
    ["list"],
    ["add", "x.pdf"],
    ["ask", "q"],
    ["search", "q"],
    ["models", "list"],
    ["page", "x", "1"],
    ["remove", "x"],
    ["demo"],
]


@pytest.mark.parametrize("arguments", COMMANDS, ids=lambda arguments: arguments[0])
def test_a_wrong_policy_stops_every_command(run: Run, policy: Path, tmp_path: Path, arguments: list[str]) -> None:
    policy.write_text("ui.font_scale = 300")
    code, out, _ = run(*arguments, "--json")
    assert code == exit_codes.REFUSED
    error = json.loads(out)["error"]
    assert error["code"] == "policy_invalid"
    assert "ui.font_scale" in error["message"]
    assert "80 – 200" in error["hint"]
    assert not (tmp_path / "library").exists()


def test_every_command_but_two_is_stopped(policy: Path) -> None:
    assert set(cli._WITHOUT_POLICY) == {"doctor", "policy"}


def test_a_wrong_policy_still_shows_help_and_what_is_wrong(run: Run, policy: Path) -> None:
    policy.write_text("ui.font_scale = 300")
    with pytest.raises(SystemExit) as left:
        run("--help")
    assert left.value.code == 0
    code, record = shown(run)
    assert code == exit_codes.REFUSED
    assert (record["valid"], record["settings"], record["policy_file"]) == (False, [], str(policy))
    assert record["error"]["code"] == "policy_invalid"
    code, out, err = run("policy", "show")
    assert (code, out) == (exit_codes.REFUSED, "")
    assert "ui.font_scale" in err


def test_the_policy_decides_language_and_library(run: Run, policy: Path, tmp_path: Path) -> None:
    policy.write_text(f'language = "en"\nlibrary.folder = "{tmp_path}/fixed"')
    code, out, _ = run("list", "--json")
    assert (code, json.loads(out)) == (exit_codes.DONE, {"documents": []})
    assert (tmp_path / "fixed").is_dir()
    code, out, _ = run("list", "--library", str(tmp_path / "other"), "--json")
    assert code == exit_codes.REFUSED
    assert json.loads(out)["error"]["message"].startswith("Only the library folder")


@pytest.mark.parametrize("suffix", [".docx", ".pdf", ".md"])
def test_nothing_is_written_where_export_is_forbidden(run: Run, policy: Path, tmp_path: Path, suffix: str) -> None:
    policy.write_text("export.allowed = false")
    old, new, out = tmp_path / "old.txt", tmp_path / "new.txt", tmp_path / f"out{suffix}"
    for path in (old, new):
        path.write_text("제1조 목적은 시험이다.", "utf-8")
    code, written, _ = run("compare", str(old), str(new), "--out", str(out), "--json")
    assert code == exit_codes.REFUSED
    assert json.loads(written)["error"]["code"] == "export_forbidden"
    assert not out.exists()


def test_notices_about_the_users_settings_go_to_standard_error(run: Run, policy: Path, tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text('ui.theme = "pink"')
    code, out, err = run("list", "--json")
    assert (code, json.loads(out)) == (exit_codes.DONE, {"documents": []})
    assert "ui.theme" in err
    assert "ui.theme" not in run("list", "--json")[2]


def test_doctor_names_the_policy(run: Run, policy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def checks() -> dict[str, str]:
        found = checks_of_engine.policy_check("ko")
        return {found.status: found.detail}

    assert "ok" in checks()
    policy.write_text("export.allowed = false")
    monkeypatch.setattr(checks_of_engine, "is_protected", lambda place: True)
    assert checks() == {"ok": f"{policy}, 키 1개 고정: export.allowed"}
    monkeypatch.setattr(checks_of_engine, "is_protected", lambda place: False)
    assert "관리자가 아닌" in checks()["warning"]
    policy.write_text("export.alowed = false")
    assert "export.allowed" in checks()["failed"]


@pytest.fixture
def models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A models folder with one model that was added on this machine, and one that was not."""
    folder = tmp_path / "models"
    folder.mkdir()
    monkeypatch.setenv("SEOGO_MODELS", str(folder))
    monkeypatch.setattr(llama_model, "LlamaModel", lambda path: path)
    for name in ("a.gguf", "b.gguf"):
        (folder / name).write_bytes(b"GGUF" + name.encode())
    return folder


def add(run: Run, path: Path) -> tuple[int, dict[str, Any]]:
    code, out, _ = run("models", "add", str(path), "--json")
    return code, json.loads(out)


def test_models_under_a_policy(run: Run, policy: Path, models: Path) -> None:
    digest = str(add(run, models / "a.gguf")[1]["sha256"])
    add(run, models / "b.gguf")
    policy.write_text(f'models.allowed_sha256 = ["{digest}"]\nanswers.model = "A.gguf"')
    assert str(wiring.answer_model()) == str(models / "a.gguf")
    assert add(run, models / "a.gguf")[0] == exit_codes.DONE
    code, record = add(run, models / "b.gguf")
    assert (code, record["error"]["code"]) == (exit_codes.REFUSED, "model_forbidden")
    policy.write_text(f'models.allowed_sha256 = ["{digest}"]\nanswers.model = "b.gguf"')
    with pytest.raises(ModelError):
        wiring.answer_model()
    policy.write_text("models.import_allowed = false")
    assert add(run, models / "a.gguf")[1]["error"]["code"] == "import_forbidden"
    with pytest.raises(PolicyError) as caught:
        wiring.answer_model()
    assert caught.value.code == "model_forbidden"


def test_the_user_chooses_among_the_models(run: Run, policy: Path, models: Path, tmp_path: Path) -> None:
    for name in ("a.gguf", "b.gguf"):
        add(run, models / name)
    assert installed.answer_file().path.name == "a.gguf"
    (tmp_path / "settings.toml").write_text('answers.model = "b.gguf"')
    assert str(wiring.answer_model()) == str(models / "b.gguf")
    (models / "b.gguf").unlink()
    assert str(wiring.answer_model()) == str(models / "a.gguf")
