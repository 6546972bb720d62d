"""What each kind of value takes and refuses: from TOML, from the registry, and from nowhere at all."""

from __future__ import annotations

import base64
import math
import os
import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.settings import documentation, keys
from app.settings.choices import Theme
from app.settings.kinds import FileName, Flag, Folder, FolderList, HashList, PublicKeyList, Whole, WordList, WordOrFile
from app.settings.schema import Invalid, Kind, Setting

HERE = "C:\\자료" if os.name == "nt" else "/srv/자료"
JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.binary() | st.dates(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


def refused(kind: Kind[Any], *values: object) -> None:
    for value in values:
        with pytest.raises(Invalid):
            kind.parse(value)


def test_flags() -> None:
    assert [Flag().parse(value) for value in (True, False, 1, 0)] == [True, False, True, False]
    refused(Flag(), 2, -1, 1.0, "1", "true", "yes", None, [], math.nan)


def test_whole_numbers() -> None:
    assert [Whole(80, 200).parse(value) for value in (80, 200)] == [80, 200]
    refused(Whole(80, 200), 79, 201, 100.0, "100", "100%", True, None, 10**30)
    refused(Whole(0, 1), True)


def test_choices() -> None:
    assert keys.THEME.kind.parse("dark") is Theme.DARK
    refused(keys.THEME.kind, "Dark", "dark ", "", 1, None, ["dark"])


def test_file_names() -> None:
    assert [FileName(".gguf").parse(value) for value in ("", "모델.GGUF")] == ["", "모델.GGUF"]
    refused(FileName(".gguf"), "a.bin", "../a.gguf", "C:a.gguf", "a\\b.gguf", "a\n.gguf", "\ud800.gguf", "a" * 300)


def test_folders() -> None:
    assert [Folder().parse(value) for value in ("", HERE, f" {HERE} ")] == ["", HERE, HERE]
    refused(Folder(), "자료", ".", "~other/x", "%TEMP%/x", f"{HERE}\x00", f"{HERE}\ud800", 3, None, f"{HERE}/" * 9000)
    assert FolderList().parse([HERE, "", " ", HERE]) == (HERE,)
    refused(FolderList(fewest=1), [], [""], HERE, [HERE, 3], [HERE, "relative"], [HERE] * 1001)


def test_words_and_hashes() -> None:
    formats = WordList(frozenset({"pdf", "hwp"}), fewest=1)
    assert formats.parse([".PDF", "hwp", "pdf"]) == ("pdf", "hwp")
    refused(formats, [], ["exe"], ["pdf", "p d f"], "pdf", None)
    digest = "0123456789abcdefABCDEF" + "0" * 42
    assert HashList(1).parse([digest]) == (digest.lower(),)
    refused(HashList(1), [], [digest[1:]], [digest + "0"], [digest[:-1] + "g"], digest)


def test_public_keys() -> None:
    key = bytes(range(32))
    written = [key.hex(), key.hex().upper(), base64.b64encode(key).decode()]
    assert PublicKeyList().parse(written) == (key.hex(),)
    assert PublicKeyList().parse([]) == ()
    refused(
        PublicKeyList(),
        key.hex(),
        [key.hex()[1:]],
        [key.hex() + "00"],
        ["가" * 64],
        [base64.b64encode(key[1:]).decode()],
    )


@pytest.mark.parametrize("sign", [0, 0x80])
@pytest.mark.parametrize("key", ["00" * 32, "01" + "00" * 31, "ec" + "ff" * 30 + "7f", "ed" + "ff" * 30 + "7f"])
def test_keys_that_fit_every_message_are_refused(key: str, sign: int) -> None:
    raw = bytearray.fromhex(key)
    raw[31] |= sign
    refused(PublicKeyList(), [raw.hex()], [base64.b64encode(raw).decode()])


def test_a_word_or_a_file() -> None:
    rules = WordOrFile(("shipped", "off"), ".toml")
    assert [rules.parse(value) for value in ("off", f"{HERE}/r.toml")] == ["off", f"{HERE}/r.toml"]
    refused(rules, "Off", "rules.toml", f"{HERE}/r.exe", "", None)


@pytest.mark.parametrize("setting", keys.ALL, ids=lambda setting: setting.key)
@given(raw=JUNK)
def test_anything_is_taken_or_refused_cleanly(setting: Setting[Any], raw: object) -> None:
    """No other error, and what is taken comes back the same from a file."""
    try:
        value = setting.kind.parse(raw)
    except Invalid:
        return
    written = tomllib.loads(f"x = {documentation.toml_value(setting, value)}")["x"]
    assert setting.kind.parse(written) == value


@given(st.integers(), st.integers(0, 100), st.integers(0, 100))
def test_a_range_takes_what_lies_in_it(value: int, low: int, width: int) -> None:
    kind = Whole(low, low + width)
    if low <= value <= low + width:
        assert kind.parse(value) == value
    else:
        refused(kind, value)
