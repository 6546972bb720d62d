"""`seogo pack` from the key to the desk, with the real models: made, verified, installed, updated, gone back from."""

from __future__ import annotations

import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

import app
from app import packs
from app.commands.demo_command import sample_documents
from app.core.packs.manifest import PackKind
from app.packs.documents import has_unmerged
from app.settings import sources
from app.settings.store import load as load_settings
from app.system import installed, paths
from app.system.templates import templates
from tests.integration.conftest import Open, Ran, Run

ROOT = Path(app.__file__).resolve().parents[1]
TEMPLATE = """
title = {{ ko = "{title}", en = "Form" }}
[[field]]
name = "amount"
title = {{ ko = "계약금액", en = "Amount" }}
type = "money"
"""
RULE = """
[[category]]
id = "advice"
tier = "review"
title_ko = "권유"
title_en = "Advice"
reason_ko = "권유는 사람이 확인합니다."
reason_en = "Advice is reviewed."
always = ["추천"]
"""

Seogo = Callable[..., Ran]


@pytest.fixture(autouse=True)
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Folders of packs of their own, and a policy that trusts nobody yet."""
    monkeypatch.setattr(paths, "machine_packs", lambda: tmp_path / "machine")
    monkeypatch.setattr(paths, "user_packs", lambda: tmp_path / "user")
    monkeypatch.setattr(sources, "POLICY_FILE", tmp_path / "policy.toml")
    return tmp_path


@pytest.fixture
def seogo(run: Run, places: Path) -> Seogo:
    return lambda *arguments, library="desk", **options: run(*map(str, arguments), library=places / library, **options)


@pytest.fixture
def key(seogo: Seogo, places: Path) -> Path:
    """A signing key whose public half the policy trusts."""
    made = seogo("pack", "keygen", places / "key.pem")
    trust(places, made.records[0]["public_key"])
    return places / "key.pem"


def trust(places: Path, *public: str) -> None:
    (places / "policy.toml").write_text(f"packs.trusted_keys = {list(public)}\n", "utf-8")


def build(seogo: Seogo, key: Path, kind: str, name: str, version: str, *items: object, **options: object) -> Path:
    target = key.parent / f"{name}-{version}.seogopack"
    label = ["--name", name, "--version", version, "--key", key, "--out", target]
    more = [part for flag, value in options.items() for part in (f"--{flag.replace('_', '-')}", value)]
    done = seogo("pack", "build", kind, *items, *label, *more, library="office")
    assert done.code == 0, done.records
    assert done.records[-1]["file_bytes"] == target.stat().st_size
    return target


def code(done: Ran) -> tuple[int, str]:
    return done.code, done.records[-1]["error"]["code"]


def form(folder: Path, title: str) -> Path:
    path = folder / "our_form.toml"
    path.write_text(TEMPLATE.format(title=title), "utf-8")
    return path


def title_in_use() -> list[str]:
    found = templates(packs.current_folders(PackKind.TEMPLATES, load_settings()))
    return [t.title_ko for t in found if t.template_id == "our_form"]


def test_templates_from_the_key_to_the_desk_and_back(seogo: Seogo, key: Path, places: Path) -> None:
    first = build(seogo, key, "templates", "forms", "1.0", form(places, "첫 서식"))
    second = build(seogo, key, "templates", "forms", "1.1", form(places, "둘째 서식"), title="우리 서식")
    assert seogo("pack", "verify", first).records[0]["event"] == "verified"
    assert title_in_use() == []
    assert seogo("pack", "install", first).records[0]["event"] == "new"
    assert title_in_use() == ["첫 서식"]
    done = seogo("pack", "install", second)
    assert (done.records[0]["event"], done.records[0]["previous"]) == ("update", "1.0")
    assert title_in_use() == ["둘째 서식"]
    assert seogo("extract", "--list").records[0]["templates"][-1]["template"] == "our_form"
    assert code(seogo("pack", "install", first)) == (4, "pack_older")
    assert seogo("pack", "install", second).records[0]["event"] == "same"
    listed = seogo("pack", "list").records[0]["packs"]
    assert [(p["name"], p["version"], p["title"], p["state"]) for p in listed] == [("forms", "1.1", "우리 서식", "ok")]
    assert "우리 서식" in seogo("pack", "list", json_mode=False).out
    assert seogo("pack", "rollback", "forms").records[0]["version"] == "1.0"
    assert title_in_use() == ["첫 서식"]
    assert code(seogo("pack", "rollback", "forms")) == (5, "pack_no_previous")
    assert seogo("pack", "remove", "forms").code == 0
    assert title_in_use() == []
    assert code(seogo("pack", "remove", "forms")) == (5, "pack_not_installed")
    acts = [line["event"]["act"] for line in seogo("audit", "export").records]
    assert [a for a in acts if a.startswith("pack")] == ["pack_installed"] * 3 + ["pack_rolled_back", "pack_removed"]


def test_nothing_is_installed_or_used_without_trust(seogo: Seogo, key: Path, places: Path) -> None:
    pack = build(seogo, key, "templates", "forms", "1", form(places, "서식"))
    other = seogo("pack", "keygen", places / "other.pem").records[0]["public_key"]
    assert seogo("pack", "install", pack).code == 0
    for trusted in ([other], []):
        trust(places, *trusted)
        assert title_in_use() == []
        assert seogo("pack", "list").records[0]["packs"][0]["state"] == "pack_untrusted"
        for action in ("verify", "install"):
            assert code(seogo("pack", action, pack)) == (4, "pack_untrusted")
        assert code(seogo("pack", "rollback", "forms"))[0] in (4, 5)
    (places / "policy.toml").unlink()
    assert code(seogo("pack", "install", pack)) == (4, "pack_untrusted")


def test_a_changed_pack_and_changed_files_are_not_used(seogo: Seogo, key: Path, places: Path) -> None:
    pack = build(seogo, key, "templates", "forms", "1", form(places, "서식"))
    changed = places / "changed.seogopack"
    with zipfile.ZipFile(pack) as old, zipfile.ZipFile(changed, "w") as new:
        for info in old.infolist():
            data = old.read(info)
            new.writestr(
                info, data.replace("서식".encode(), "악성".encode()) if info.filename.endswith(".toml") else data
            )
    assert code(seogo("pack", "verify", changed)) == code(seogo("pack", "install", changed)) == (2, "pack_damaged")
    assert title_in_use() == []
    seogo("pack", "install", pack)
    file = places / "user" / "forms" / "1" / "files" / "our_form.toml"
    file.chmod(0o644)
    file.write_text(TEMPLATE.format(title="몰래 바꿈"), "utf-8")
    assert title_in_use() == []
    assert seogo("pack", "list").records[0]["packs"][0]["state"] == "pack_damaged"
    seogo("pack", "install", pack)
    assert title_in_use() == ["서식"]


def test_expired_packs_and_packs_for_a_newer_program(
    seogo: Seogo, key: Path, places: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = form(places, "서식")
    old = build(seogo, key, "templates", "old", "1", source, expires="2020-01-01")
    new = build(seogo, key, "templates", "new", "1", source, least_program="99.0")
    last = build(seogo, key, "templates", "last", "1", source, expires=packs.today().isoformat())
    for action in ("verify", "install"):
        assert code(seogo("pack", action, old)) == (4, "pack_expired")
        assert code(seogo("pack", action, new)) == (4, "pack_program")
        assert seogo("pack", action, last).code == 0
    monkeypatch.setattr(packs, "today", lambda: packs.date(2999, 1, 1))
    assert [p["state"] for p in seogo("pack", "list").records[0]["packs"]] == ["expired"]
    assert title_in_use() == ["서식"]  # what is installed stays in use


def test_rules_are_the_machine_s_alone(seogo: Seogo, key: Path, places: Path) -> None:
    (places / "rules.toml").write_text(RULE, "utf-8")
    pack = build(seogo, key, "rules", "compliance", "1", places / "rules.toml")
    assert code(seogo("pack", "install", pack)) == (4, "pack_machine_only")
    assert seogo("pack", "install", pack, "--machine").records[0]["place"] == "machine"
    (folder,) = packs.current_folders(PackKind.RULES, load_settings())
    assert (folder / "rules.toml").read_text("utf-8") == RULE
    (places / "machine").rename(places / "user")
    assert packs.current_folders(PackKind.RULES, load_settings()) == []


def test_a_glossary_is_used(seogo: Seogo, key: Path, places: Path, open_library: Open) -> None:
    source = sorted((paths.resources() / "glossary").glob("*.toml"))[0]
    text = source.read_text("utf-8")
    (places / "ours.toml").write_text(text, "utf-8")
    seogo("pack", "install", build(seogo, key, "glossary", "words", "1", places / "ours.toml"))
    folders = packs.current_folders(PackKind.GLOSSARY, load_settings())
    assert [folder.name for folder in folders] == ["files"]
    library = open_library(places / "desk")
    assert len(library.glossary.entries) > 0
    assert (folders[0] / "ours.toml").read_text("utf-8") == text


def test_models_go_where_models_are_and_out_again(
    seogo: Seogo, key: Path, places: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SEOGO_MODELS", str(places / "models"))
    files = {}
    for name in ("one.gguf", "two.gguf", "both.gguf", "fake.gguf"):
        files[name] = places / name
        files[name].write_bytes((b"GGUF" if name != "fake.gguf" else b"MZ") + name.encode() * 100)
    first = build(seogo, key, "models", "models", "1", files["one.gguf"], files["both.gguf"])
    second = build(seogo, key, "models", "models", "2", files["two.gguf"], files["both.gguf"])
    fake = build(seogo, key, "models", "fakes", "1", files["fake.gguf"])

    def there() -> list[str]:
        assert {f.path.name for f in installed.added_files()} == {p.name for p in (places / "models").glob("*.gguf")}
        return sorted(f.path.name for f in installed.added_files())

    assert seogo("pack", "install", first).code == 0
    assert there() == ["both.gguf", "one.gguf"]
    assert seogo("pack", "install", second).code == 0
    assert there() == ["both.gguf", "two.gguf"]
    assert seogo("models", "verify").code == 0
    assert seogo("pack", "rollback", "models").code == 0
    assert there() == ["both.gguf", "one.gguf"]
    assert code(seogo("pack", "install", fake)) == (2, "pack_contents")
    assert seogo("pack", "remove", "models").code == 0
    assert there() == []
    with (places / "policy.toml").open("a") as policy:
        policy.write(f'models.allowed_sha256 = ["{"0" * 64}"]\n')
    assert code(seogo("pack", "install", first)) == (4, "model_forbidden")
    assert there() == []


@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [
        (["build"], "pack_arguments"),
        (["build", "programs", "x", "--name", "x", "--version", "1", "--key", "k"], "pack_arguments"),
        (["build", "templates", "--name", "x", "--version", "1", "--key", "k"], "pack_arguments"),
        (["install"], "pack_arguments"),
        (["keygen", "a", "b"], "pack_arguments"),
        (["build", "templates", "{form}", "--name", "X!", "--version", "1", "--key", "k"], "pack_label"),
        (["build", "templates", "{form}", "--name", "x", "--version", "one", "--key", "k"], "pack_label"),
        (
            ["build", "templates", "{form}", "--name", "x", "--version", "1", "--expires", "soon", "--key", "k"],
            "pack_label",
        ),
        (["build", "templates", "{form}", "--name", "x", "--version", "1", "--key", "no.pem"], "pack_key_unusable"),
        (["build", "templates", "no.toml", "--name", "x", "--version", "1", "--key", "k"], "pack_source"),
        (["build", "glossary", "{form}", "--name", "x", "--version", "1", "--key", "k"], "pack_contents"),
    ],
)
def test_wrong_usage_is_told(seogo: Seogo, places: Path, arguments: list[str], wanted: str) -> None:
    source = str(form(places, "서식"))
    done = seogo("pack", *[each.replace("{form}", source) for each in arguments])
    assert code(done) == (2, wanted)


def test_documents_are_not_carried_out_where_export_is_forbidden(seogo: Seogo, key: Path, places: Path) -> None:
    with (places / "policy.toml").open("a") as policy:
        policy.write("export.allowed = false\n")
    label = ["--name", "x", "--version", "1", "--key", key]
    assert code(seogo("pack", "build", "library", *label)) == (4, "export_forbidden")
    (places / "policy.toml").write_text("")
    assert code(seogo("pack", "build", "library", *label, library="empty")) == (5, "pack_empty")


QUESTIONS = ["비밀번호는 몇 회 틀리면 이용이 제한되나?", "개인정보는 얼마나 보관하나?", "휴가는 며칠인가?"]


def answers(seogo: Seogo, library: str) -> list[tuple[object, ...]]:
    """What is answered and quoted, without what is called otherwise on a desk: ids and folders."""
    found = []
    for question in QUESTIONS:
        record = seogo("ask", question, "--no-model", library=library).records[-1]
        quoted = [
            (Path(c["path"]).name, c["page"], c["start"], c["end"], c["quote"], c["locator"], c["rects"])
            for c in record["citations"]
        ]
        found.append((record["status"], record["text"], [s["text"] for s in record["sentences"]], quoted))
    return found


def test_a_department_s_library_answers_on_a_desk_as_it_did_at_home(seogo: Seogo, key: Path, places: Path) -> None:
    folder = places / "docs"
    folder.mkdir()
    for path in sample_documents():
        (folder / path.name).write_bytes(path.read_bytes())
    assert seogo("add", folder, "--collection", "여신", library="office").code == 0
    first = build(seogo, key, "library", "loans", "1", from_collection="여신", title="여신 규정집")
    done = seogo("pack", "install", first)
    assert [(r["event"], r.get("stored")) for r in done.records] == [("new", None), ("merged", 4)]
    expected = answers(seogo, "office")
    assert answers(seogo, "desk") == expected
    assert any(status == "answered" for status, *_ in expected)
    listed = seogo("list").records[0]["documents"]
    assert {(d["status"], d["collection"]) for d in listed} == {("ready", "여신 규정집")}
    assert all(Path(d["path"]).is_file() for d in listed)
    exported = [r["event"] for r in seogo("audit", "export").records]
    assert [len(e["documents"]) for e in exported if e["act"] == "pack_installed"] == [0, 4]
    # a document is taken out at home; the desk follows with the next version, and back
    gone = seogo("list", library="office").records[0]["documents"][0]
    seogo("remove", gone["document_id"], library="office")
    second = build(seogo, key, "library", "loans", "2", from_collection="여신", title="여신 규정집")
    merged = seogo("pack", "install", second).records[-1]
    assert (merged["stored"], merged["removed"]) == (3, 1)
    assert seogo("pack", "rollback", "loans").records[-1]["stored"] == 4
    assert answers(seogo, "desk") == expected
    assert seogo("pack", "remove", "loans").records[-1]["removed"] == 4
    assert seogo("list").records[0]["documents"] == []


def test_a_pack_for_everybody_reaches_each_library_by_itself(
    seogo: Seogo, key: Path, places: Path, open_library: Open
) -> None:
    seogo("add", sample_documents()[0], library="office")
    pack = build(seogo, key, "library", "loans", "1")
    assert [r["event"] for r in seogo("pack", "install", pack, "--machine").records] == ["new"]
    desk = open_library(places / "desk")
    assert has_unmerged(desk)
    desk.close()
    assert seogo("pack", "apply").records[0]["stored"] == 1
    assert seogo("pack", "apply").records == []
    trust(places)  # the key is withdrawn: its documents go
    assert seogo("pack", "apply").records[0]["removed"] == 1


KILLED = """
import sys
from pathlib import Path
from app.settings import sources
from app.system import paths
home = Path(sys.argv[1])
sources.POLICY_FILE = home / "policy.toml"
paths.machine_packs, paths.user_packs = lambda: home / "machine", lambda: home / "user"
from app.cli import main
sys.exit(main(["--library", str(home / "desk"), "pack", "install", sys.argv[2]]))
"""


@pytest.mark.parametrize("documents", [0, 1, 3])
def test_an_installation_that_is_killed_is_finished_by_the_next(
    seogo: Seogo, key: Path, places: Path, open_library: Open, documents: int
) -> None:
    seogo("add", *sample_documents(), library="office")
    pack = build(seogo, key, "library", "loans", "1")
    process = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(places), str(pack)], cwd=ROOT, stdout=subprocess.DEVNULL
    )
    killed_at = _wait(places / "desk", open_library, process, documents)
    process.kill()
    process.wait()
    done = seogo("pack", "install", pack)
    assert done.code == 0
    assert killed_at >= documents or process.returncode == 0
    desk = open_library(places / "desk")
    records = desk.catalogue.documents()
    assert (len(records), {d.status.value for d in records}) == (4, {"ready"})
    assert desk.vectors.ids() == set(desk.catalogue.chunk_ids())
    assert desk.catalogue.integrity() == "ok"
    assert [p.name for p in (places / "user").iterdir() if p.name.startswith((".new", ".gone"))] == []


def _wait(library: Path, open_library: Open, process: subprocess.Popen[bytes], documents: int) -> int:
    """Until the process has stored so many documents (or, for none, has begun to unpack), or has ended."""
    from app.wiring import Access

    packs_folder = library.parent / "user"
    while process.poll() is None:
        if documents == 0 and packs_folder.is_dir() and any(packs_folder.iterdir()):
            return 0
        if documents and (library / "catalogue.db").is_file():
            reading = open_library(library, Access.READ)
            count = len(reading.catalogue.documents())
            reading.close()
            if count >= documents:
                return count
        time.sleep(0.02)
    return documents
