"""Pages drawn in the sandbox: real ones, and drawers that crash, hang, lie and try to get out."""

from __future__ import annotations

import os
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import FloatObject, NameObject

from app.commands.demo_command import sample_documents
from app.core.errors import Cancelled, DocumentError
from app.engine.drawing import Drawing, DrawingProcess, png_file
from app.engine.sandbox_process import Limits

PDF = next(path for path in sample_documents() if path.suffix == ".pdf")
FIXTURES = Path(__file__).resolve().parents[4] / "shared" / "fixtures"
HOSTILE = """
import os, socket, subprocess, sys, time
from pathlib import Path
from app.core.drawing import Picture
from app.core.errors import DocumentError

def prepare(format_name): pass

def say(data):
    for fd in range(3, 30):
        try: os.write(fd, data)
        except OSError: pass

def attempt(action):
    try: action()
    except OSError: return picture(2, 1)
    return picture(1, 1)

def picture(width, height, pixels=None):
    return Picture(width, height, bytes(width * height * 3) if pixels is None else pixels, 10.0, 20.0)

class Drawer:
    def __init__(self, order, argument): self.order, self.argument = order, argument
    def draw(self, number, width, most_pixels):
        return {
            "plain": lambda: (print("noise"), picture(4, 3))[1],
            "hang": lambda: time.sleep(600),
            "exit": lambda: os._exit(3),
            "abort": os.abort,
            "raise": lambda: [][1],
            "hog": lambda: [bytearray(1 << 24) for _ in range(1000)],
            "refuse": lambda: (_ for _ in ()).throw(DocumentError("document_damaged")),
            "short": lambda: (say(b'{"picture": [4, 3, 1, 1]}\\n' + b"x" * 10), os._exit(0)),
            "forge": lambda: (say(self.argument.encode() + b"\\n" + b"x" * 100), time.sleep(600)),
            "flood": lambda: [say(b"x" * 60000) for _ in iter(int, 1)],
            "large": lambda: picture(3000, 3000),
            "socket": lambda: attempt(lambda: socket.create_connection(("127.0.0.1", 9))),
            "write": lambda: attempt(lambda: open(self.argument, "w")),
            "run": lambda: attempt(lambda: subprocess.run(["true"])),
        }[self.order]()

def drawer_for(format_name, path, password):
    order, _, argument = Path(path).read_text().partition(" ")
    if order == "closed": raise DocumentError("pdf_encrypted")
    if order == "crash": os.abort()
    return Drawer(order, argument)
"""
QUICK = Limits(seconds=6.0, memory_bytes=400 << 20, output_bytes=8 << 20)


@pytest.fixture
def hostile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    (tmp_path / "hostile_drawers.py").write_text(HOSTILE)
    monkeypatch.syspath_prepend(str(tmp_path))
    yield tmp_path


def draw_hostile(folder: Path, order: str) -> Drawing:
    (folder / "order").write_text(order)
    process = DrawingProcess(folder / "order", "pdf", None, lambda: False, QUICK, "hostile_drawers")
    try:
        return process.draw(1, 100, 1_000_000, lambda: False)
    finally:
        process.close()
        assert not process.running


def size(png: bytes) -> tuple[int, int]:
    width, height = struct.unpack(">II", png[16:24])
    return width, height


@pytest.mark.parametrize(
    ("order", "code"),
    [
        ("hang", "read_timeout"),
        ("exit", "reader_crashed"),
        ("abort", "reader_crashed"),
        ("raise", "reader_crashed"),
        ("hog", "read_memory"),
        ("refuse", "document_damaged"),
        ("short", "reader_crashed"),
        ("closed", "pdf_encrypted"),
        ("crash", "reader_crashed"),
        ("flood", "document_bomb"),
        ("large", "reader_crashed"),
        ("forge hello", "reader_crashed"),
        ("forge []", "reader_crashed"),
        ('forge {"picture": [4, 3]}', "reader_crashed"),
        ('forge {"picture": [-4, -3, 1, 1]}', "reader_crashed"),
        ('forge {"picture": [true, 3, 1, 1]}', "reader_crashed"),
        ('forge {"picture": [4, 3, 1e400, 1]}', "reader_crashed"),
        ('forge {"picture": [99999, 1, 1, 1]}', "reader_crashed"),
        ('forge {"error": {"code": "nonsense", "values": {}}}', "reader_crashed"),
    ],
)
def test_a_bad_drawer_costs_one_page(hostile: Path, order: str, code: str) -> None:
    with pytest.raises(DocumentError) as error:
        draw_hostile(hostile, order)
    assert error.value.code == code


def test_what_a_library_prints_disturbs_nothing(hostile: Path) -> None:
    assert size(draw_hostile(hostile, "plain").png) == (4, 3)


@pytest.mark.parametrize("order", ["socket", "write {}/stolen", "run"])
def test_a_drawer_reaches_nothing_outside(hostile: Path, order: str) -> None:
    drawing = draw_hostile(hostile, order.format(hostile))
    assert size(drawing.png) == (2, 1), "it was let through"
    assert not (hostile / "stolen").exists()


def test_a_page_is_cancelled_at_once(hostile: Path) -> None:
    (hostile / "order").write_text("hang")
    process = DrawingProcess(hostile / "order", "pdf", None, lambda: False, QUICK, "hostile_drawers")
    with pytest.raises(Cancelled):
        process.draw(1, 100, 1_000_000, lambda: True)
    process.close()


def test_the_picture_is_one_that_others_read(tmp_path: Path) -> None:
    pixels = os.urandom(7 * 5 * 3)
    (tmp_path / "a.png").write_bytes(png_file(7, 5, pixels))
    with Image.open(tmp_path / "a.png") as image:
        image.load()
        assert (image.size, image.mode, image.tobytes()) == ((7, 5), "RGB", pixels)


def paper(path: Path, width: float, height: float, turn: int = 0) -> Path:
    writer = PdfWriter()
    page = writer.add_blank_page(width, height)
    page[NameObject("/Rotate")] = FloatObject(turn)
    writer.write(path)
    return path


@pytest.mark.parametrize(
    ("width", "height", "turn", "wanted", "expected"),
    [
        (595, 842, 0, 595, (595, 842)),
        (595, 842, 0, 1, (1, 2)),
        (595.28, 841.89, 90, 1000, (1000, 708)),
        (3, 14_400, 0, 500, None),
        (14_400, 3, 0, 100_000, None),
        (14_400, 14_400, 0, 100_000, None),
    ],
)
def test_pages_of_any_shape_fit(
    tmp_path: Path, width: float, height: float, turn: int, wanted: int, expected: tuple[int, int] | None
) -> None:
    process = DrawingProcess(paper(tmp_path / "a.pdf", width, height, turn), "pdf", None, lambda: False)
    drawing = process.draw(1, wanted, 1_000_000, lambda: False)
    process.close()
    across, down = size(drawing.png)
    assert across * down <= 1_000_000
    if expected:
        assert (across, down) == expected
    shown = (height, width) if turn in (90, 270) else (width, height)
    assert (drawing.width, drawing.height) == pytest.approx(shown, abs=0.1)


def test_a_protected_file_is_drawn_with_its_password(tmp_path: Path) -> None:
    writer = PdfWriter(clone_from=PDF)
    writer.encrypt("비밀", algorithm="AES-256")
    writer.write(tmp_path / "a.pdf")
    for password, code in ((None, "pdf_encrypted"), ("아님", "password_wrong")):
        with pytest.raises(DocumentError) as error:
            DrawingProcess(tmp_path / "a.pdf", "pdf", password, lambda: False)
        assert error.value.code == code
    process = DrawingProcess(tmp_path / "a.pdf", "pdf", "비밀", lambda: False)
    assert size(process.draw(1, 200, 1_000_000, lambda: False).png)[0] == 200
    process.close()


def test_every_hostile_pdf_is_drawn_or_refused_with_words() -> None:
    if not FIXTURES.is_dir():
        return
    limits = Limits(seconds=10.0, memory_bytes=1 << 30, output_bytes=16 << 20)
    for path in sorted(FIXTURES.glob("pdf_*/*.pdf")):
        try:
            process = DrawingProcess(path, "pdf", None, lambda: False, limits)
        except DocumentError as error:
            assert error.code in {"document_damaged", "pdf_encrypted", "reader_crashed", "read_timeout", "read_memory"}
            continue
        try:
            drawing = process.draw(1, 300, 4_000_000, lambda: False)
            across, down = size(drawing.png)
            assert len(zlib.decompress(drawing.png[41:-16])) == down * (1 + 3 * across), path.name
        except DocumentError as error:
            assert error.code in {"document_damaged", "reader_crashed", "read_timeout", "read_memory"}, path.name
        finally:
            process.close()
