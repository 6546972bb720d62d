"""The launchers' icon, their words for Windows, and what their source promises; compiling is for tests/installed."""

from __future__ import annotations

import io
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image

import app
from app.commands import exit_codes
from app.system import interpreter
from installer.launcher import build, icon

ROOT = Path(app.__file__).resolve().parents[1]
FOLDER = ROOT / "installer" / "launcher"
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8">'
    '<rect width="8" height="4" fill="#ff0000"/><rect y="4" width="4" height="4" fill="#0000ff"/></svg>'
)


@pytest.fixture
def drawing(tmp_path: Path) -> Path:
    """Red above, blue below on the left, nothing below on the right."""
    path = tmp_path / "drawing.svg"
    path.write_text(DRAWING, "utf-8")
    return path


def test_the_icon_has_every_size_the_right_way_up(drawing: Path, tmp_path: Path) -> None:
    icon.write_icon(drawing, tmp_path / "seogo.ico")
    with Image.open(tmp_path / "seogo.ico") as image:
        assert image.info["sizes"] == {(side, side) for side in icon.SIZES}
        for side in icon.SIZES:
            picture = image.ico.getimage((side, side)).convert("RGBA")
            assert picture.size == (side, side)
            assert picture.getpixel((side // 4, side // 8)) == (255, 0, 0, 255)
            assert picture.getpixel((side // 8, side * 3 // 4)) == (0, 0, 255, 255)
            assert picture.getpixel((side * 7 // 8, side * 7 // 8))[3] == 0


def test_the_same_drawing_gives_the_same_bytes(drawing: Path, tmp_path: Path) -> None:
    for name in ("a.ico", "b.ico"):
        icon.write_icon(drawing, tmp_path / name)
    assert (tmp_path / "a.ico").read_bytes() == (tmp_path / "b.ico").read_bytes()


def test_the_largest_picture_is_packed(tmp_path: Path) -> None:
    icon.write_icon(ROOT / "resources" / "icons" / "app.svg", tmp_path / "seogo.ico")
    data = (tmp_path / "seogo.ico").read_bytes()
    with Image.open(io.BytesIO(data[data.index(b"\x89PNG") :])) as image:
        assert (image.format, image.size) == ("PNG", (256, 256))
    assert len(data) < 200_000


def test_what_is_no_drawing_is_refused(tmp_path: Path) -> None:
    (tmp_path / "drawing.svg").write_text("no drawing", "utf-8")
    with pytest.raises(ValueError, match=r"drawing\.svg"):
        icon.write_icon(tmp_path / "drawing.svg", tmp_path / "seogo.ico")


@pytest.mark.parametrize(
    ("version", "numbers"),
    [("0.1.0", (0, 1, 0, 0)), ("1", (1, 0, 0, 0)), ("1.2.3.65535", (1, 2, 3, 65535)), ("10.20.30", (10, 20, 30, 0))],
)
def test_versions_become_four_numbers(version: str, numbers: tuple[int, ...]) -> None:
    assert build.version_numbers(version) == numbers


@pytest.mark.parametrize("version", ["", "1.0rc1", "1.2.3.4.5", "1.65536", "1..2", "١.٠"])
def test_versions_that_windows_does_not_know_are_refused(version: str) -> None:
    with pytest.raises(build.LauncherError):
        build.version_numbers(version)


@pytest.mark.parametrize("launcher", build.LAUNCHERS, ids=lambda launcher: launcher.path)
def test_every_blank_of_the_templates_is_filled(launcher: build.Launcher) -> None:
    for name in ("seogo.rc.in", "seogo.manifest"):
        text = build._filled((FOLDER / name).read_text("utf-8"), launcher)
        assert not re.search(r"@\w+@", text)
        assert app.__version__ in text


def test_the_manifest_asks_for_no_rights_and_knows_displays_paths_and_letters() -> None:
    text = build._filled((FOLDER / "seogo.manifest").read_text("utf-8"), build.WINDOWED)
    root = ElementTree.fromstring(text)
    said = {each.tag.rpartition("}")[2]: (each.text or "").strip() for each in root.iter()}
    assert (said["dpiAwareness"], said["longPathAware"], said["activeCodePage"]) == ("PerMonitorV2", "true", "UTF-8")
    [level] = [each for each in root.iter() if each.tag.endswith("requestedExecutionLevel")]
    assert level.attrib == {"level": "asInvoker", "uiAccess": "false"}


def test_a_missing_compiler_is_named(tmp_path: Path) -> None:
    with pytest.raises(build.LauncherError, match="no-such-compiler is not installed"):
        build._run(["no-such-compiler"], tmp_path)


def test_what_a_tool_says_is_passed_on(tmp_path: Path) -> None:
    with pytest.raises(build.LauncherError, match="시험"):
        build._run(["sh", "-c", "echo 시험 >&2; exit 3"], tmp_path)


def test_the_launcher_starts_the_program_and_knows_its_statuses() -> None:
    """Numbers and names that the C source shares with the program."""
    source = (FOLDER / "seogo.c").read_text("utf-8")
    numbers = dict(re.findall(r"#define (\w+) (\d+)", source))
    taken = {value for name, value in vars(exit_codes).items() if name.isupper()}
    assert int(numbers["A_BUG"]) == exit_codes.BUG
    assert int(numbers["NOT_STARTED"]) not in taken
    assert 'run_module, L"app"' in source
    assert '"frozen"' in source
    assert interpreter.WORKER not in source  # the program decides what its children are
