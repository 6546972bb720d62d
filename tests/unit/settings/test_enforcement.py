"""What the policy keeps out: places, sizes, formats, models, exports."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.core.errors import DocumentError, PolicyError
from app.core.messages import MESSAGES
from app.settings import enforcement, keys
from app.settings.enforcement import check_source, model_permitted, place_refused, refusal, require
from app.settings.locations import library_folder
from app.settings.resolver import Settings, resolve
from app.settings.schema import Setting
from app.settings.sources import Layer
from app.system import paths

SHA = "ab" * 32


def under(**values: object) -> Settings:
    return resolve(Layer("policy", tuple((name.replace("__", "."), value) for name, value in values.items())))


def code(path: Path, settings: Settings, size: int = 1, kind: str = "pdf") -> str:
    found = refusal(path, size, kind, settings)
    return found.code if found else ""


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for name in ("data/a.pdf", "data/금지/b.pdf", "data2/c.pdf"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"%PDF-")
    return tmp_path


def test_without_a_policy_everything_is_let_in(tree: Path) -> None:
    assert code(tree / "data/a.pdf", resolve(), 512 << 20) == ""
    assert code(tree / "data/a.pdf", resolve(), (512 << 20) + 1) == "size_forbidden"


def test_allowed_and_forbidden_folders(tree: Path) -> None:
    settings = under(sources__allowed_folders=[f"{tree}/data"], sources__forbidden_folders=[f"{tree}/data/금지"])
    assert code(tree / "data/a.pdf", settings) == ""
    assert code(tree / "data/금지/b.pdf", settings) == "source_forbidden"
    assert code(tree / "data2/c.pdf", settings) == "source_forbidden"
    assert code(tree / "data/../data2/c.pdf", settings) == "source_forbidden"
    assert code(tree / "data/gone.pdf", settings) == ""


def test_links_count_as_where_they_lead(tree: Path) -> None:
    (tree / "data/link.pdf").symlink_to(tree / "data2/c.pdf")
    (tree / "data/folder").symlink_to(tree / "data2")
    (tree / "open").symlink_to(tree / "data")
    (tree / "data/금지/out.pdf").symlink_to(tree / "data/a.pdf")
    settings = under(sources__allowed_folders=[f"{tree}/open"], sources__forbidden_folders=[f"{tree}/data/금지"])
    assert code(tree / "data/a.pdf", settings) == code(tree / "open/a.pdf", settings) == ""
    for name in ("data/link.pdf", "data/folder/c.pdf", "open/금지/b.pdf", "data/금지/out.pdf"):
        assert code(tree / name, settings) == "source_forbidden", name


def test_a_relative_path_is_the_place_it_names(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tree / "data2")
    settings = under(sources__allowed_folders=[f"{tree}/data"])
    assert code(Path("c.pdf"), settings) == "source_forbidden"
    assert code(Path("../data/a.pdf"), settings) == ""
    assert code(Path(f"/{tree}/data2/c.pdf"), under(sources__forbidden_folders=[f"{tree}/data2"])) == "source_forbidden"


@pytest.mark.parametrize(
    ("named", "allowed", "forbidden", "refused"),
    [
        (r"D:\업무\a.hwp", [r"D:\업무"], [], False),
        (r"d:\업무\A.hwp", [r"D:\업무"], [], False),
        (r"D:\업무2\a.hwp", [r"D:\업무"], [], True),
        (r"\\filer\여신\a.hwp", [r"\\FILER\여신", r"D:\업무"], [], False),
        (r"\\filer\수신\a.hwp", [r"\\filer\여신"], [], True),
        (r"E:\a.hwp", [], ["E:\\"], True),
        (r"\\?\E:\a.hwp", [], ["e:\\"], True),
        (r"D:\업무\인사 \a.hwp", [r"D:\업무"], [r"d:\업무\인사"], True),
    ],
)
def test_by_the_rules_of_windows(named: str, allowed: list[str], forbidden: list[str], refused: bool) -> None:
    assert place_refused(named, named, allowed, forbidden, windows=True) is refused


def test_size_and_format() -> None:
    settings = under(sources__largest_file_mb=2, sources__file_types=["hwp", "PDF"])
    path = Path("/x/a.pdf")
    assert code(path, settings, 2 << 20) == ""
    found = refusal(path, (2 << 20) + 1, "pdf", settings)
    assert found is not None
    assert (found.code, found.values) == ("size_forbidden", {"megabytes": 3, "limit": 2})
    assert code(path, settings, kind="docx") == "type_forbidden"
    assert code(path, settings, kind="") == ""


def test_checking_a_file(tree: Path) -> None:
    settings = under(sources__allowed_folders=[f"{tree}/data"])
    check_source(tree / "data/a.pdf", settings)
    with pytest.raises(DocumentError) as caught:
        check_source(tree / "data2/gone.pdf", settings)
    assert caught.value.code == "source_forbidden"
    with pytest.raises(DocumentError) as caught:
        check_source(tree / "data/a.pdf", under(sources__file_types=["hwp"]), "pdf")
    assert caught.value.code == "type_forbidden"
    assert set(MESSAGES) >= enforcement.SOURCE_CODES


def test_models() -> None:
    listed = under(models__allowed_sha256=[SHA])
    assert model_permitted(SHA.upper(), shipped=False, settings=listed)
    assert not model_permitted("cd" * 32, shipped=True, settings=listed)
    closed = under(models__import_allowed=False)
    assert model_permitted(SHA, shipped=True, settings=closed)
    assert not model_permitted(SHA, shipped=False, settings=closed)
    both = under(models__import_allowed=False, models__allowed_sha256=[SHA])
    assert model_permitted(SHA, shipped=False, settings=both)
    assert model_permitted(SHA, shipped=False, settings=resolve())


@pytest.mark.parametrize(
    ("permission", "ask", "refused"),
    [
        (keys.EXPORT_ALLOWED, enforcement.may_export, "export_forbidden"),
        (keys.COPY_ALLOWED, enforcement.may_copy, "copy_forbidden"),
        (keys.WATCH_ALLOWED, enforcement.may_watch, "watch_forbidden"),
        (keys.IMPORT_ALLOWED, enforcement.may_import_models, "import_forbidden"),
    ],
)
def test_permissions(permission: Setting[bool], ask: object, refused: str) -> None:
    assert callable(ask)
    settings = resolve(Layer("policy", ((permission.key, False),)))
    assert ask(resolve()) is True
    require(resolve(), permission)
    assert ask(settings) is False
    with pytest.raises(PolicyError) as caught:
        require(settings, permission)
    assert caught.value.code == refused
    assert refused in MESSAGES


def test_the_library_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SEOGO_LIBRARY", raising=False)
    mine = resolve(None, Layer("user", (("library.folder", "/u/lib"),)))
    assert library_folder(resolve()) == library_folder(None) == paths.own_library()
    assert library_folder(mine) == Path("/u/lib")
    assert library_folder(mine, "/asked") == Path("/asked")
    monkeypatch.setenv("SEOGO_LIBRARY", "/moved")
    assert library_folder(mine) == library_folder(None) == Path("/moved")
    fixed = under(library__folder=str(tmp_path / "lib"))
    assert library_folder(fixed) == tmp_path / "lib"
    (tmp_path / "link").symlink_to(tmp_path / "lib")
    assert library_folder(fixed, tmp_path / "link") == tmp_path / "lib"
    with pytest.raises(PolicyError) as caught:
        library_folder(fixed, tmp_path / "lib2")
    assert caught.value.code == "policy_library"
    assert library_folder(under(library__folder="")) == paths.own_library()
