"""The policy templates are sound files that say what the settings schema says, in both languages."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from lxml import etree  # type: ignore[import-untyped]

from app.settings import documentation, keys
from app.settings.choices import MASKINGS, Masking
from app.settings.kinds import Choice, Flag, Whole
from app.settings.schema import Group, Registry, Setting, Text
from app.system.registry import POLICY_KEY
from installer.policies import markup, wording
from installer.policies.__main__ import main
from installer.policies.baseline import recommendations
from installer.policies.controls import control_of
from installer.policies.templates import CULTURES, templates, write_templates
from tests.fakes.policy_editor import NS

ROOT = Path(__file__).resolve().parents[3]
SCHEMA = Path(__file__).with_name("group_policy.xsd")
FILES = templates()
ADMX = etree.fromstring(FILES["Seogo.admx"])
POLICIES = {each.get("name"): each for each in ADMX.iter(f"{NS}policy")}
ADML = {language: etree.fromstring(FILES[f"{culture}/Seogo.adml"]) for culture, language in CULTURES.items()}
BOX_OF = {"decimal": "decimalTextBox", "text": "textBox", "enum": "dropdownList", "multiText": "multiTextBox"}
REGISTRY_OF = {
    "decimal": Registry.NUMBER,
    "text": Registry.STRING,
    "enum": Registry.STRING,
    "multiText": Registry.STRINGS,
}
HANGUL = re.compile(r"[가-힣]")
by_key = pytest.mark.parametrize("setting", keys.ALL, ids=lambda setting: setting.key)
by_language = pytest.mark.parametrize("language", ["ko", "en"])


def texts(language: str) -> dict[str, str]:
    return {each.get("id"): each.text or "" for each in ADML[language].iter(f"{NS}string")}


def presentations(language: str) -> dict[str, Any]:
    return {each.get("id"): each for each in ADML[language].iter(f"{NS}presentation")}


def element_of(setting: Setting[Any]) -> Any:
    found = POLICIES[setting.windows].find(f"{NS}elements")
    return None if found is None else found[0]


@pytest.mark.parametrize("name", FILES)
def test_the_files_follow_the_schema(name: str) -> None:
    schema = etree.XMLSchema(file=str(SCHEMA))
    assert schema.validate(etree.fromstring(FILES[name])), schema.error_log


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("Seogo.admx", '<supportedOn ref="SUPPORTED_Seogo" />', ""),
        ("Seogo.admx", 'class="Machine"', 'class="User"'),
        ("Seogo.admx", 'minValue="80"', 'minValue="-80"'),
        ("Seogo.admx", "$(string.UiTheme)", "$(string.Ui-Theme)"),
        ("ko-KR/Seogo.adml", 'refId="UiTheme" ', ""),
        ("en-US/Seogo.adml", "<displayName>", "<displayname>"),
    ],
)
def test_the_schema_notices_what_is_wrong(name: str, before: str, after: str) -> None:
    text = FILES[name].decode("utf-8-sig")
    assert before in text
    broken = text.replace(before, after).replace(
        "</displayName>", "</displayname>" if "name>" in after else "</displayName>"
    )
    assert not etree.XMLSchema(file=str(SCHEMA)).validate(etree.fromstring(broken.encode()))


def test_there_is_one_policy_for_every_setting_and_no_other() -> None:
    assert list(POLICIES) == [setting.windows for setting in keys.ALL]
    assert len(list(ADMX.iter(f"{NS}policy"))) == len(POLICIES)


@by_key
def test_a_policy_writes_where_the_reader_reads(setting: Setting[Any]) -> None:
    policy, element = POLICIES[setting.windows], element_of(setting)
    assert policy.get("key") == POLICY_KEY
    assert policy.get("class") == "Machine"
    named = policy if element is None else element
    assert named.get("valueName") == setting.windows
    assert (policy.get("valueName") is None) == (element is not None)
    assert named.get("key") in (None, POLICY_KEY)


@by_key
def test_the_element_fits_the_kind(setting: Setting[Any]) -> None:
    element = element_of(setting)
    if isinstance(setting.kind, Flag):
        policy = POLICIES[setting.windows]
        values = [policy.find(f"{NS}{state}/{NS}decimal").get("value") for state in ("enabledValue", "disabledValue")]
        assert (element, values) == (None, ["1", "0"])
        return
    tag = element.tag.removeprefix(NS)
    assert REGISTRY_OF[tag] is setting.kind.registry
    assert element.get("required") == "true"
    assert "expandable" not in element.attrib  # REG_SZ: Seogo fills variables itself
    if isinstance(setting.kind, Whole):
        assert (int(element.get("minValue")), int(element.get("maxValue"))) == (setting.kind.low, setting.kind.high)
    if isinstance(setting.kind, Choice):
        written = [each.text for each in element.iter(f"{NS}string")]
        assert written == [option.value for option in setting.kind.kind]


@by_key
def test_a_policy_lies_in_the_category_of_its_group(setting: Setting[Any]) -> None:
    category = POLICIES[setting.windows].find(f"{NS}parentCategory").get("ref")
    assert category == markup.category_name(setting.group)
    for language in CULTURES.values():
        assert texts(language)[category] == setting.group.heading.of(language)


def test_categories_and_support_resolve() -> None:
    categories = [each.get("name") for each in ADMX.iter(f"{NS}category")]
    assert categories == ["Seogo", *(f"Seogo_{group.value}" for group in Group)]
    assert {each.get("ref") for each in ADMX.iter(f"{NS}parentCategory")} == set(categories)
    parents = [each.find(f"{NS}parentCategory") for each in ADMX.iter(f"{NS}category")]
    assert [None if each is None else each.get("ref") for each in parents] == [None, *["Seogo"] * len(Group)]
    defined = {each.get("name") for each in ADMX.iter(f"{NS}definition")}
    assert {each.get("ref") for each in POLICIES[keys.THEME.windows].iter(f"{NS}supportedOn")} == defined


@by_language
def test_every_reference_resolves_and_nothing_is_left_over(language: str) -> None:
    admx = FILES["Seogo.admx"].decode("utf-8-sig")
    for kind, tag in (("string", "string"), ("presentation", "presentation")):
        wanted = re.findall(rf"\$\({kind}\.(\w+)\)", admx)
        given = [each.get("id") for each in ADML[language].iter(f"{NS}{tag}")]
        assert len(set(given)) == len(given)
        assert set(wanted) == set(given)
        assert len(set(wanted)) == len(wanted)  # no text stands for two things


def test_names_are_unique_in_any_case() -> None:
    names = [each.get("name").casefold() for each in ADMX.iter() if each.get("name")]
    ids = [each.get("id").casefold() for each in ADMX.iter() if each.get("id")]
    assert len(set(names)) == len(names)
    assert len(set(ids)) == len(ids)


@by_language
@by_key
def test_the_control_belongs_to_the_element_and_holds_the_default(setting: Setting[Any], language: str) -> None:
    element: Any = element_of(setting)
    shown: Any = presentations(language).get(setting.windows)
    if element is None:
        assert shown is None
        assert POLICIES[setting.windows].get("presentation") is None
        return
    box = shown.find(f"{NS}{BOX_OF[element.tag.removeprefix(NS)]}")
    assert [each.get("refId") for each in shown if each.get("refId")] == [element.get("id")] == [box.get("refId")]
    said = " ".join(shown.itertext())
    assert setting.title.of(language) in said
    match box.tag.removeprefix(NS):
        case "decimalTextBox":
            assert int(box.get("defaultValue")) == setting.default
            assert documentation.unit(setting, language) in said
        case "dropdownList":
            item = element.findall(f"{NS}item")[int(box.get("defaultItem"))]
            assert item.find(f"{NS}value/{NS}string").text == setting.default
            assert box.get("noSort") == "true"  # the index counts the items as they are listed here
        case "textBox":
            assert (box.findtext(f"{NS}defaultValue") or "") == setting.default


@by_language
@by_key
def test_the_help_says_what_an_administrator_has_to_know(setting: Setting[Any], language: str) -> None:
    found = texts(language)
    text = found[f"{setting.windows}_Help"]
    assert found[setting.windows] == setting.title.of(language)
    assert text.startswith(setting.description.of(language))
    assert f"HKLM\\{POLICY_KEY}\\{setting.windows} ({setting.kind.registry})" in text
    assert setting.key in text
    if setting.default not in ("", ()):
        assert wording.value_in_words(setting, setting.default, language) in text
    if not isinstance(setting.kind, Flag):
        assert wording.takes(setting, language) in text
    advised = [each for each in recommendations() if each.setting is setting]
    assert [each.reason.of(language) in text for each in advised] == [True] * len(advised)
    states = (
        ("사용: ", "사용 안 함: ", "구성되지 않음: ")
        if language == "ko"
        else ("Enabled: ", "Disabled: ", "Not Configured: ")
    )
    assert [text.count(f"\n{state}") for state in states] == [1, 1, 1]
    assert len(text) < 2000  # more than fits the editor's pane is not read


@by_language
def test_choices_are_listed_in_words(language: str) -> None:
    text = texts(language)
    assert text["PrivacyMasking_off"] == MASKINGS[Masking.OFF].of(language)
    assert "512 MB" in text["SourcesLargestFileMb_Help"]
    assert {"ko": "30–3650일", "en": "30–3650 days"}[language] in text["AuditKeepDays_Help"]
    assert "80–200%" in text["UiFontScale_Help"]
    assert "gpupdate" in text["Seogo_Help"]


def test_korean_is_korean_and_english_is_english() -> None:
    assert not [each for each in texts("ko").items() if not HANGUL.search(each[1])]
    assert not HANGUL.search("".join(ADML["en"].itertext()))


def test_the_files_are_written_as_windows_has_them(tmp_path: Path) -> None:
    assert list(FILES) == ["Seogo.admx", "en-US/Seogo.adml", "ko-KR/Seogo.adml"]
    for content in FILES.values():
        assert content.startswith(b"\xef\xbb\xbf<?xml")
        assert content.count(b"\n") == content.count(b"\r\n")
        assert content.endswith(b"\r\n")
    written = write_templates(tmp_path / "PolicyDefinitions")
    assert [path.relative_to(tmp_path / "PolicyDefinitions").as_posix() for path in written] == list(FILES)
    assert [path.read_bytes() for path in written] == list(FILES.values())


@pytest.mark.parametrize("seed", ["1", "2"])
def test_the_same_schema_gives_the_same_bytes(tmp_path: Path, seed: str) -> None:
    command = [sys.executable, "-m", "installer.policies", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed}, check=True, capture_output=True)
    assert {name: (tmp_path / name).read_bytes() for name in FILES} == FILES


def test_the_file_stands_on_its_own_and_has_plain_controls() -> None:
    everything = b"".join(FILES.values())
    assert b"comboBox" not in everything
    assert b"<using" not in everything


def test_the_revision_grows_with_the_version() -> None:
    versions = ["0.1.0", "0.1.9", "0.2", "0.10.0rc1", "1.0.0", "1.2.3", "9.99.99"]
    found = [markup.revision(version) for version in versions]
    assert found == ["1.100", "1.109", "1.200", "1.1000", "1.10000", "1.10203", "1.99999"]
    with pytest.raises(ValueError, match="next"):
        markup.revision("next")
    assert ADMX.find(f"{NS}resources").get("minRequiredRevision") == markup.revision()
    assert {each.get("revision") for each in (ADMX, *ADML.values())} == {markup.revision()}


def test_a_kind_that_nobody_thought_of_is_an_error() -> None:
    nothing: Any = object()
    strange: Setting[Any] = Setting("a.b", "AB", "", nothing, Group.GENERAL, Text("가", "a"), Text("가.", "a."))
    with pytest.raises(TypeError, match=r"a\.b"):
        control_of(strange)
    with pytest.raises(TypeError, match=r"a\.b"):
        wording.takes(strange, "ko")


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "usage" in capsys.readouterr().err
    assert main([str(tmp_path / "out")]) == 0
    assert str(tmp_path / "out" / "Seogo.admx") in capsys.readouterr().out
    assert main(["--baseline", "--baseline-reg", str(tmp_path / "b.reg")]) == 0
    assert capsys.readouterr().out.startswith("| 정책 |")
    assert (tmp_path / "b.reg").stat().st_size > 100
