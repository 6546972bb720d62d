"""The order of actions: learn.microsoft.com/windows/win32/msi/suggested-installexecutesequence and its neighbours."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from installer.msi.container.database import Table
from installer.msi.schema import table

_SEARCH = {"FindRelatedProducts": 25, "AppSearch": 50, "LaunchConditions": 100, "ValidateProductID": 700}
_COST = {"CostInitialize": 800, "FileCost": 900, "CostFinalize": 1000}
_MIGRATE = {"MigrateFeatureStates": 1200}  # an upgrade installs the features that the old version had

_INSTALL = {
    **_SEARCH,
    **_COST,
    **_MIGRATE,
    "InstallValidate": 1400,
    "InstallInitialize": 1500,
    # Within the transaction and before anything new is laid down: a failed upgrade brings the old version back, and
    # files that two versions share cannot be counted wrongly. Later would keep what a new version no longer has.
    "RemoveExistingProducts": 1501,
    "ProcessComponents": 1600,
    "UnpublishFeatures": 1800,
    "RemoveRegistryValues": 2600,
    "RemoveShortcuts": 3200,
    "RemoveFiles": 3500,
    "RemoveFolders": 3600,
    "CreateFolders": 3700,
    "InstallFiles": 4000,
    "CreateShortcuts": 4500,
    "WriteRegistryValues": 5000,
    "RegisterUser": 6000,
    "RegisterProduct": 6100,
    "PublishFeatures": 6300,
    "PublishProduct": 6400,
    "InstallFinalize": 6600,
}
_WINDOW = {**_SEARCH, **_COST, **_MIGRATE, "ExecuteAction": 1300}
_ADMIN = {
    **_COST,
    "InstallValidate": 1400,
    "InstallInitialize": 1500,
    "InstallAdminPackage": 3900,
    "InstallFiles": 4000,
}
_ADMIN |= {"InstallFinalize": 6600}
_ADMIN_WINDOW = {**_COST, "ExecuteAction": 1300}
_ADVERTISE = {"CostInitialize": 800, "CostFinalize": 1000, "InstallValidate": 1400, "InstallInitialize": 1500}
_ADVERTISE |= {"PublishFeatures": 6300, "PublishProduct": 6400, "InstallFinalize": 6600}


@dataclass(frozen=True, slots=True)
class Step:
    """A custom action's place.

    Attributes:
        condition: "" for always.
        window: it also runs where the installer looks at the machine before it asks.
    """

    action: str
    number: int
    condition: str = ""
    window: bool = False


def sequence_tables(steps: Iterable[Step]) -> list[Table]:
    """The five sequences, with the package's own steps."""
    steps = list(steps)
    own = [(step.action, step.condition, step.number) for step in steps]
    in_window = [(step.action, step.condition, step.number) for step in steps if step.window]
    return [
        table("InstallExecuteSequence", [*_standard(_INSTALL), *own]),
        table("InstallUISequence", [*_standard(_WINDOW), *in_window]),
        table("AdminExecuteSequence", _standard(_ADMIN)),
        table("AdminUISequence", _standard(_ADMIN_WINDOW)),
        table("AdvtExecuteSequence", _standard(_ADVERTISE)),
    ]


def _standard(actions: Mapping[str, int]) -> list[tuple[str, str, int]]:
    return [(action, "", number) for action, number in actions.items()]
