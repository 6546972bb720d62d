"""The packages' tables: what the checks of Windows' own package validation (ICE) look at, and what IT is promised.

learn.microsoft.com/windows/win32/msi/internal-consistency-evaluators-ices
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from app.settings import keys
from app.settings.schema import Registry
from app.system.registry import POLICY_KEY
from installer.msi import file_types, program
from installer.msi.container.database import Cell, check
from installer.msi.draft import Draft, formatted, registry_data
from installer.msi.model import draft_model
from installer.msi.program import draft_program
from installer.msi.schema import NAMES
from installer.msi.sequences import _INSTALL
from installer.msi.tree import item, items_of
from installer.policies.baseline import RegistryValue, registry_values
from tests.unit.installer.msi_samples import program_folder

Rows = list[dict[str, Cell]]


def rows(draft: Draft, name: str) -> Rows:
    (table,) = [table for table in draft.tables() if table.name == name]
    return [dict(zip((column.name for column in table.columns), row, strict=True)) for row in table.rows]


def column(draft: Draft, name: str, wanted: str) -> list[Cell]:
    return [row[wanted] for row in rows(draft, name)]


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return program_folder(tmp_path_factory.mktemp("stage"))


@pytest.fixture(scope="module")
def the_program(stage: Path) -> Draft:
    return draft_program(items_of(stage), "0.1.0", None, registry_values())


@pytest.fixture(scope="module")
def the_model(tmp_path_factory: pytest.TempPathFactory) -> Draft:
    folder = tmp_path_factory.mktemp("model")
    files = {"models/qwen.gguf": b"weights", "licences/model/LICENSE": b"Apache"}
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return draft_model([item(name, folder / name) for name in sorted(files)], "1.0.0")


@pytest.fixture(scope="module", params=["program", "model"])
def draft(request: pytest.FixtureRequest) -> Draft:
    found: Draft = request.getfixturevalue(f"the_{request.param}")
    return found


def test_every_row_fits_its_table(draft: Draft) -> None:
    assert [table.name for table in draft.tables() if check(table)] == []
    assert {table.name for table in draft.tables()} == set(NAMES)


@pytest.mark.parametrize(
    ("table", "wanted", "target", "key"),
    [
        ("Component", "Directory_", "Directory", "Directory"),
        ("CreateFolder", "Component_", "Component", "Component"),
        ("CreateFolder", "Directory_", "Directory", "Directory"),
        ("Directory", "Directory_Parent", "Directory", "Directory"),
        ("Feature", "Directory_", "Directory", "Directory"),
        ("Feature", "Feature_Parent", "Feature", "Feature"),
        ("FeatureComponents", "Component_", "Component", "Component"),
        ("FeatureComponents", "Feature_", "Feature", "Feature"),
        ("File", "Component_", "Component", "Component"),
        ("MsiFileHash", "File_", "File", "File"),
        ("MsiLockPermissionsEx", "LockObject", "CreateFolder", "Directory_"),
        ("AppSearch", "Signature_", "RegLocator", "Signature_"),
        ("Registry", "Component_", "Component", "Component"),
        ("RemoveFile", "Component_", "Component", "Component"),
        ("RemoveFile", "DirProperty", "Directory", "Directory"),
        ("Shortcut", "Component_", "Component", "Component"),
        ("Shortcut", "Directory_", "Directory", "Directory"),
        ("Shortcut", "WkDir", "Directory", "Directory"),
    ],
)
def test_what_rows_refer_to_is_there(draft: Draft, table: str, wanted: str, target: str, key: str) -> None:
    found = set(column(draft, table, wanted)) - {None}
    assert found <= set(column(draft, target, key))


def test_components_differ_and_have_a_key(draft: Draft) -> None:
    """ICE08, ICE18, ICE38 and the component rules: one code each, and a key that belongs to the component."""
    components = rows(draft, "Component")
    assert max(Counter(row["ComponentId"] for row in components).values()) == 1
    files = {row["File"]: row["Component_"] for row in rows(draft, "File")}
    values = {row["Registry"]: row["Component_"] for row in rows(draft, "Registry")}
    made = set(column(draft, "CreateFolder", "Component_"))
    for row in components:
        attributes = row["Attributes"]
        assert isinstance(attributes, int) and attributes & 256  # 64-bit
        if attributes & 4:
            assert values[row["KeyPath"]] == row["Component"]
        elif row["KeyPath"]:
            assert files[row["KeyPath"]] == row["Component"]
        else:
            assert row["Component"] in made


def test_every_component_belongs_to_one_feature(draft: Draft) -> None:
    """ICE21, ICE22."""
    assert sorted(map(str, column(draft, "FeatureComponents", "Component_"))) == sorted(
        map(str, column(draft, "Component", "Component"))
    )


def test_every_file_is_installed_once(the_program: Draft, stage: Path) -> None:
    names = {path.relative_to(stage).as_posix() for path in stage.rglob("*") if path.is_file()}
    folders = {row["Directory"]: row for row in rows(the_program, "Directory")}
    homes = {row["Component"]: row["Directory_"] for row in rows(the_program, "Component")}

    def path_of(key: Cell) -> str:
        if key == "INSTALLDIR":
            return ""
        row = folders[key]
        return f"{path_of(row['Directory_Parent'])}{str(row['DefaultDir']).rpartition('|')[2]}/"

    found = [
        path_of(homes[row["Component_"]]) + str(row["FileName"]).rpartition("|")[2] for row in rows(the_program, "File")
    ]
    assert sorted(found) == sorted(names)
    assert column(the_program, "File", "Sequence") == list(range(1, len(names) + 1))


def test_short_names_differ_within_a_folder(draft: Draft) -> None:
    """ICE30."""
    homes = {row["Component"]: row["Directory_"] for row in rows(draft, "Component")}
    short = [(homes[row["Component_"]], str(row["FileName"]).partition("|")[0].upper()) for row in rows(draft, "File")]
    short += [
        (row["Directory_Parent"], str(row["DefaultDir"]).partition("|")[0].upper())
        for row in rows(draft, "Directory")
        if row["DefaultDir"] != "."
    ]
    assert max(Counter(short).values()) == 1


def test_programs_have_versions_and_everything_else_a_hash(the_program: Draft) -> None:
    """ICE60: without one or the other, an upgrade could keep an old file."""
    hashed = set(column(the_program, "MsiFileHash", "File_"))
    versions = {str(row["FileName"]).rpartition("|")[2]: row for row in rows(the_program, "File")}
    assert versions["python312.dll"]["Version"] == "0.1.0.0"
    assert versions["python312.dll"]["Language"] == "1042"
    assert versions["plain.dll"]["Version"] is None
    for row in versions.values():
        assert (row["Version"] is None) is (row["File"] in hashed)


def test_hashes_are_those_that_windows_computes(the_model: Draft) -> None:
    """MsiGetFileHash: MD5 as four signed numbers.."""
    by_name = {str(row["FileName"]): str(row["File"]) for row in rows(the_model, "File")}
    key = next(key for name, key in by_name.items() if name.endswith("qwen.gguf"))
    (found,) = [row for row in rows(the_model, "MsiFileHash") if row["File_"] == key]
    parts = [found[f"HashPart{number}"] for number in range(1, 5)]
    digest = b"".join(int(str(part)).to_bytes(4, "little", signed=True) for part in parts)
    assert digest.hex() == "63f4f1e9b725370f459720575cd5f953"


def test_actions_have_places_of_their_own(draft: Draft) -> None:
    """ICE27, ICE77: no two at one number; what changes the machine lies between start and end of the transaction."""
    for name in ("InstallExecuteSequence", "InstallUISequence"):
        numbers = column(draft, name, "Sequence")
        assert len(set(numbers)) == len(numbers)
    places = {str(row["Action"]): int(str(row["Sequence"])) for row in rows(draft, "InstallExecuteSequence")}
    standard = set(_INSTALL)
    own = {str(row["Action"]) for row in rows(draft, "CustomAction")}
    assert set(places) == standard | own
    assert places["AppSearch"] < places["LaunchConditions"] < places["CostInitialize"] < places["CostFinalize"]
    assert places["InstallInitialize"] < places["RemoveExistingProducts"] < places["ProcessComponents"]
    for row in rows(draft, "CustomAction"):
        if int(str(row["Type"])) & 1024:  # deferred
            assert places["InstallInitialize"] < places[str(row["Action"])] < places["InstallFinalize"]


def test_keys_are_identifiers(draft: Draft) -> None:
    """ICE03."""
    named = {"CustomAction": "Action", "RemoveFile": "FileKey"}
    for table in ("Component", "Directory", "File", "Registry", "CustomAction", "RemoveFile", "Shortcut"):
        for key in column(draft, table, named.get(table, table)):
            assert re.fullmatch(r"[A-Za-z_][A-Za-z0-9_.]{0,71}", str(key))


def test_nothing_is_written_for_one_user_only(draft: Draft) -> None:
    """ICE38, ICE57: HKLM (2) alone, for all users."""
    assert set(column(draft, "Registry", "Root")) == {2}
    properties = dict(zip(column(draft, "Property", "Property"), column(draft, "Property", "Value"), strict=True))
    assert properties["ALLUSERS"] == "1"


def test_no_services_tasks_or_addresses(draft: Draft) -> None:
    names = {table.name for table in draft.tables() if table.rows}
    assert not names & {"ServiceInstall", "ServiceControl", "Environment", "IniFile", "Binary"}
    assert not any(str(name).startswith("ARPURL") for name in column(draft, "Property", "Property"))
    assert "ARPHELPLINK" not in column(draft, "Property", "Property")
    assert not any("http" in str(cell) for table in draft.tables() for row in table.rows for cell in row)


def test_upgrades_both_ways(draft: Draft) -> None:
    older, newer = rows(draft, "Upgrade")
    assert older["UpgradeCode"] == newer["UpgradeCode"]
    assert older["VersionMax"] == newer["VersionMin"]
    assert int(str(older["Attributes"])) & 512 and not int(str(older["Attributes"])) & 2
    assert newer["Attributes"] == 2  # only detected
    (refusal,) = [row for row in rows(draft, "InstallExecuteSequence") if row["Action"] == "RefuseDowngrade"]
    assert str(refusal["Condition"]).startswith("NEWERFOUND")


def test_what_comes_from_the_command_line_is_public(the_program: Draft) -> None:
    properties = dict(
        zip(column(the_program, "Property", "Property"), column(the_program, "Property", "Value"), strict=True)
    )
    secure = str(properties["SecureCustomProperties"]).split(";")
    assert set(program.PUBLIC) <= set(secure)
    assert set(map(str, column(the_program, "AppSearch", "Property"))) <= set(secure)
    assert all(name == name.upper() for name in secure)
    assert properties["REINSTALLMODE"] == "amus"
    assert properties["REBOOT"] == "ReallySuppress"
    assert properties["ProductLanguage"] == "1042"


def test_the_command_line_goes_before_what_an_earlier_installation_left(the_program: Draft) -> None:
    """A search for the property itself would overrule the command line."""
    assert not set(column(the_program, "AppSearch", "Property")) & set(program.PUBLIC)
    conditions = {str(row["Action"]): row["Condition"] for row in rows(the_program, "InstallExecuteSequence")}
    for name in ("INSTALLDIR", *program.REMEMBERED):
        assert conditions[f"TakeEARLIER{name}"] == f"NOT {name} AND EARLIER{name}"
    written = {str(row["Name"]): str(row["Value"]) for row in rows(the_program, "Registry")}
    assert {written[value] for value in program.REMEMBERED.values()} == {f"[{name}]" for name in program.REMEMBERED}


def test_policies_are_written_on_request_only(the_program: Draft) -> None:
    conditions = {row["Component"]: row["Condition"] for row in rows(the_program, "Component")}
    found = {
        str(row["Name"]): str(conditions[row["Component_"]])
        for row in rows(the_program, "Registry")
        if row["Key"] == POLICY_KEY
    }
    assert found.pop(keys.LIBRARY_FOLDER.windows) == "LIBRARYDIR"
    assert found.pop(keys.LANGUAGE.windows) == "LANG"
    assert set(found) == {value.name for value in registry_values()}
    assert set(found.values()) == {'SETPOLICY="1"'}


def test_a_baseline_value_with_a_property_of_its_own_is_refused(stage: Path) -> None:
    twice = [RegistryValue(keys.LANGUAGE.windows, Registry.STRING, "ko")]
    with pytest.raises(ValueError, match="Language"):
        draft_program(items_of(stage), "0.1.0", None, twice)


def test_without_its_programs_there_is_no_package(tmp_path: Path) -> None:
    (tmp_path / "app.py").touch()
    with pytest.raises(ValueError, match=r"Seogo\.exe"):
        draft_program(items_of(tmp_path), "0.1.0", None, ())


def test_features(the_program: Draft) -> None:
    features = {str(row["Feature"]): row for row in rows(the_program, "Feature")}
    assert list(features) == ["Program", "StartMenu", "FileTypes", "Policies"]
    assert int(str(features["Program"]["Attributes"])) & 16  # cannot be left out
    of = {row["Component_"]: row["Feature_"] for row in rows(the_program, "FeatureComponents")}
    folders = {str(row["File"]): str(row["Component_"]) for row in rows(the_program, "File")}
    names = {
        str(row["FileName"]).rpartition("|")[2]: of[folders[str(row["File"])]] for row in rows(the_program, "File")
    }
    assert {name for name, feature in names.items() if feature == "Policies"} == {"Seogo.admx", "Seogo.adml"}
    assert {str(row["Component_"]): of[row["Component_"]] for row in rows(the_program, "Shortcut")} == {
        "cStartMenu": "StartMenu"
    }


def test_the_default_program_of_a_document_stays(the_program: Draft) -> None:
    """Windows opens a document with what the unnamed value of its ending names."""
    own = [row for row in rows(the_program, "Registry") if str(row["Key"]).startswith(r"Software\Classes")]
    assert own
    for row in own:
        if re.fullmatch(r"Software\\Classes\\\.\w+(\\OpenWithProgids)?", str(row["Key"])):
            assert row["Name"] == "Seogo.Document"
    assert {suffix for suffix in file_types.SUFFIXES if any(f"\\{suffix}\\" in str(row["Key"]) for row in own)} == set(
        file_types.SUFFIXES
    )


def test_what_counts_for_all_users_is_writable_by_administrators_only(the_program: Draft) -> None:
    locked = {str(row["LockObject"]): str(row["SDDLText"]) for row in rows(the_program, "MsiLockPermissionsEx")}
    assert set(locked) == {"MachineData", "MachinePacks"}
    for text in locked.values():
        assert text.startswith("O:BAD:P")  # owner, and nothing inherited from above
        rights = dict(re.findall(r"\(A;OICI;(\w+);;;(\w\w)\)", text)[i][::-1] for i in range(3))
        assert rights == {"SY": "FA", "BA": "FA", "BU": "0x1200a9"}


def test_folders_go_with_the_program(draft: Draft) -> None:
    emptied = set(column(draft, "RemoveFile", "DirProperty"))
    made = {
        key
        for key in column(draft, "Directory", "Directory")
        if key
        not in ("TARGETDIR", "ProgramFiles64Folder", "ProgramMenuFolder", "CommonAppDataFolder", "System64Folder")
    }
    assert emptied == made
    assert set(column(draft, "RemoveFile", "FileName")) == {None}  # folders when empty, never files of others
    assert set(column(draft, "RemoveFile", "InstallMode")) == {2}


def test_purging_is_for_uninstalling_alone(the_program: Draft) -> None:
    (action,) = [row for row in rows(the_program, "CustomAction") if row["Action"] == "PurgeMachineData"]
    (place,) = [row for row in rows(the_program, "InstallExecuteSequence") if row["Action"] == "PurgeMachineData"]
    assert place["Condition"] == 'REMOVE="ALL" AND NOT UPGRADINGPRODUCTCODE AND PURGE="1"'
    places = {str(row["Action"]): int(str(row["Sequence"])) for row in rows(the_program, "InstallExecuteSequence")}
    assert places["PurgeMachineData"] < min(places["RemoveRegistryValues"], places["RemoveFiles"])
    kind = int(str(action["Type"]))
    assert kind & 0x3F == 18 and kind & 1024 and kind & 2048 and kind & 64
    homes = {str(row["File"]): str(row["FileName"]) for row in rows(the_program, "File")}
    assert homes[str(action["Source"])] == "seogo.exe"
    assert "PURGE" not in program.REMEMBERED


def test_the_model_goes_where_the_program_is(the_model: Draft) -> None:
    conditions = [(row["Action"], row["Condition"]) for row in rows(the_model, "InstallExecuteSequence")]
    assert ("TakeEARLIERINSTALLDIR", "NOT INSTALLDIR AND EARLIERINSTALLDIR") in conditions
    searched = {str(row["Signature_"]): (row["Key"], row["Name"]) for row in rows(the_model, "RegLocator")}
    assert searched["SearchEARLIERINSTALLDIR"] == (r"Software\Seogo", "InstallDir")
    written = {(row["Key"], row["Name"]) for row in rows(the_model, "Registry")}
    assert (r"Software\Seogo", "InstallDir") not in written  # the program's own


def test_the_packages_share_nothing(the_program: Draft, the_model: Draft) -> None:
    codes = [set(column(draft, "Component", "ComponentId")) for draft in (the_program, the_model)]
    assert not codes[0] & codes[1]
    upgrade = [set(column(draft, "Upgrade", "UpgradeCode")) for draft in (the_program, the_model)]
    assert not upgrade[0] & upgrade[1]


@pytest.mark.parametrize(
    ("kind", "data", "written"),
    [
        (Registry.NUMBER, 90, "#90"),
        (Registry.STRING, "basic", "basic"),
        (Registry.STRING, "#1", "##1"),
        (Registry.STRING, "a[b]{c}", r"a[\[]b[\]][\{]c[\}]"),
        (Registry.STRINGS, ["pdf", "hwp"], "pdf[~]hwp"),
        (Registry.STRINGS, ["pdf"], "pdf[~]pdf"),
    ],
)
def test_registry_data(kind: Registry, data: int | str | list[str], written: str) -> None:
    assert registry_data(kind, data) == written


def test_formatted_text_stays_what_it_is() -> None:
    assert formatted("%USERPROFILE%\\서고") == "%USERPROFILE%\\서고"
