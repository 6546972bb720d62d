"""A package while it is put together: rows by table, and what every package does alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from app.settings.schema import Registry
from installer.msi.container.database import Cell, Row, Table
from installer.msi.identity import Kind, braced, file_name, identifier
from installer.msi.schema import NAMES, table
from installer.msi.sequences import Step, sequence_tables
from installer.msi.tree import Item, folders_of

INSTALLDIR = "INSTALLDIR"
HKLM = 2
"""Root of a registry row: learn.microsoft.com/windows/win32/msi/registry-table"""

# Attributes of components: learn.microsoft.com/windows/win32/msi/component-table
_KEY_IS_REGISTRY = 4
_TRANSITIVE = 64  # its condition is asked again when the product is reinstalled, so that properties can be changed
_64_BIT = 256

_VITAL = 512  # a file without which the installation has failed
_ON_UNINSTALL = 2  # when a RemoveFile row counts
_SET_PROPERTY = 51  # custom action: learn.microsoft.com/windows/win32/msi/custom-action-type-51
_RAW_64_BIT = 18  # a registry search for the value itself, in the 64-bit part
_SEQUENCES = frozenset(name for name in NAMES if name.endswith("Sequence"))


@dataclass(slots=True)
class Draft:
    """Rows by table.

    Attributes:
        kind: which package.
        items: its files.
        steps: its own actions.
    """

    kind: Kind
    items: Sequence[Item] = ()
    steps: list[Step] = field(default_factory=list)
    _rows: dict[str, list[Row]] = field(default_factory=dict)

    def add(self, name: str, *cells: Cell) -> None:
        """One row."""
        self._rows.setdefault(name, []).append(cells)

    def tables(self) -> list[Table]:
        """Every table, empty ones too: the installer wants some to be there."""
        plain = [table(name, self._rows.get(name, ())) for name in NAMES if name not in _SEQUENCES]
        return [*plain, *sequence_tables(self.steps)]

    def component(self, name: str, folder: str, feature: str, *, condition: str = "", key: str | None = None) -> str:
        """A component that is no file.

        Args:
            name: names it for good.
            folder: a key of the Directory table.
            feature: that installs it.
            condition: when it is installed; asked again when the product is reinstalled.
            key: the registry row that tells whether it is there; without one, the folder is.

        Returns:
            Its key.
        """
        attributes = _64_BIT | (_KEY_IS_REGISTRY if key else 0) | (_TRANSITIVE if condition else 0)
        own = f"c{name}"
        self.add("Component", own, braced(self.kind.component(name)), folder, attributes, condition, key)
        self.add("FeatureComponents", feature, own)
        return own

    def registry_component(
        self, name: str, feature: str, values: Sequence[tuple[str, str, str]], *, condition: str = ""
    ) -> str:
        """A component of registry values.

        Args:
            name, feature, condition: as `component`.
            values: (key below HKLM, value name or "" for the unnamed one, formatted data); the first tells whether it is
                there.

        Returns:
            Its key.
        """
        rows = [identifier("r", f"{name}/{key}/{value}") for key, value, _ in values]
        own = self.component(name, INSTALLDIR, feature, condition=condition, key=rows[0])
        for row, (key, value, data) in zip(rows, values, strict=True):
            self.add("Registry", row, HKLM, key, value, data, own)
        return own

    def set_property(self, action: str, name: str, value: str, step: tuple[int, str], *, window: bool = True) -> None:
        """Set a property at a (number, condition) of the sequences."""
        self.add("CustomAction", action, _SET_PROPERTY, name, value, None)
        self.steps.append(Step(action, *step, window))

    def remember(self, name: str, key: str, value: str, number: int, *, earlier: str = "") -> None:
        """A public property that is not given takes the value that an earlier installation left in the registry.

        The search goes into a property of its own: one for the property itself would overrule the command line.

        Args:
            name: of the property.
            key, value: below HKLM.
            number: place of the action.
            earlier: the search's property.
        """
        earlier = earlier or f"EARLIER{name}"
        self.add("RegLocator", f"Search{earlier}", HKLM, key, value, _RAW_64_BIT)
        self.add("AppSearch", earlier, f"Search{earlier}")
        self.set_property(f"Take{earlier}", name, f"[{earlier}]", (number, f"NOT {name} AND {earlier}"))


def lay_down(draft: Draft, features: dict[str, str], default: str) -> None:
    """Rows of every file and folder: a component each, so that a repair brings back just what is missing.

    Args:
        draft: gets the rows.
        features: of top folders that have one of their own.
        default: of everything else.
    """
    keys = {"": INSTALLDIR}
    for folder in folders_of(draft.items):
        parent, _, name = folder.rpartition("/")
        keys[folder] = identifier("d", folder)
        draft.add("Directory", keys[folder], keys[parent], file_name(name))
    for number, item in enumerate(draft.items, 1):
        _lay_file(draft, item, number, keys[item.folder], features.get(item.path.partition("/")[0], default))


def remove_folders(draft: Draft, component: str, folders: Sequence[str]) -> None:
    """Folders go with the product when they are empty by then."""
    for folder in folders:
        draft.add("RemoveFile", identifier("x", folder), component, None, folder, _ON_UNINSTALL)


def folder_keys(draft: Draft) -> list[str]:
    """Keys of the folders that `lay_down` made, children before parents."""
    return [identifier("d", folder) for folder in reversed(folders_of(draft.items))]


def file_key(path: str) -> str:
    """Key of a file, which is also its name in the cabinet."""
    return identifier("f", path)


def _lay_file(draft: Draft, item: Item, number: int, folder: str, feature: str) -> None:
    key, component = file_key(item.path), identifier("c", item.path)
    version = item.version
    number_of = (version.number, version.language) if version else (None, None)
    draft.add("Component", component, braced(draft.kind.component(item.path)), folder, _64_BIT, None, key)
    draft.add("FeatureComponents", feature, component)
    draft.add("File", key, component, file_name(item.name), item.size, *number_of, _VITAL, number)
    if not version:  # the documentation allows a hash for files without a version only
        draft.add("MsiFileHash", key, 0, *item.md5)


def formatted(text: str) -> str:
    """Text that the installer must take as it is: learn.microsoft.com/windows/win32/msi/formatted"""
    return "".join(f"[\\{letter}]" if letter in "[]{}" else letter for letter in text)


def registry_data(kind: Registry, data: int | str | list[str]) -> str:
    """A value as the Registry table writes it."""
    if kind is Registry.NUMBER:
        return f"#{data}"
    if kind is Registry.STRINGS and isinstance(data, list):
        # One text alone would be added to what is there already; the program takes a repeated one once.
        texts = data if len(data) > 1 else data * 2
        return "[~]".join(formatted(text) for text in texts)
    text = formatted(str(data))
    return f"#{text}" if text.startswith("#") else text
