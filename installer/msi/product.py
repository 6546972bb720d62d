"""What both packages say of themselves and refuse alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from installer.msi import wording
from installer.msi.draft import HKLM, Draft
from installer.msi.identity import braced
from installer.msi.sequences import Step

_LEAST_BUILD = 17_763  # Windows 10 1809: the oldest with the system libraries that Qt 6.11 links to
_BUILD = "WINDOWSBUILDNUMBER"
_RAW_64_BIT = 18
_ERROR = 19  # custom action: learn.microsoft.com/windows/win32/msi/custom-action-type-19

# Attributes of the Upgrade table
_MIGRATE_FEATURES, _ONLY_DETECT, _FROM_INCLUSIVE, _TO_INCLUSIVE = 1, 2, 256, 512

_PROPERTIES = {
    "ALLUSERS": "1",
    "ARPNOMODIFY": "1",
    "ProductLanguage": str(wording.LANGUAGE),
    "Manufacturer": wording.MAKER,
    # Never restarts the machine by itself: 3010 says that one is needed.
    "REBOOT": "ReallySuppress",
    # Every file is laid down anew, so that nothing of another version stays between.
    "REINSTALLMODE": "amus",
    # A window that is open is asked to close, and ended if it does not answer; nobody is there to ask under /qn. The
    # engine takes up its work at the next start. Nothing is started again, since users may have gone home.
    "MSIRMSHUTDOWN": "1",
    "MSIDISABLERMRESTART": "1",
}


def describe(draft: Draft, name: str, version: str, public: Sequence[str]) -> None:
    """Names, versions and what may come from the command line.

    Args:
        draft: gets the rows.
        name: of the product.
        version: of the product.
        public: properties that also count when Windows raises the rights of the installation.
    """
    secure = [*public, _BUILD, "OLDERFOUND", "NEWERFOUND"]
    own = {
        "ProductName": name,
        "ProductVersion": version,
        "UpgradeCode": braced(draft.kind.upgrade_code),
        "SecureCustomProperties": ";".join(secure),
    }
    for key, value in sorted((_PROPERTIES | own).items()):
        draft.add("Property", key, value)
    draft.set_property("TellLocation", "ARPINSTALLLOCATION", "[INSTALLDIR]", (1010, ""), window=False)


def refuse_downgrade(draft: Draft, version: str) -> None:
    """Older versions, and other builds of this one, are replaced; newer ones stay and are said to."""
    code = braced(draft.kind.upgrade_code)
    replaces = _MIGRATE_FEATURES | _FROM_INCLUSIVE | _TO_INCLUSIVE
    draft.add("Upgrade", code, "0.0.0", version, None, replaces, None, "OLDERFOUND")
    draft.add("Upgrade", code, version, None, None, _ONLY_DETECT, None, "NEWERFOUND")
    draft.add("CustomAction", "RefuseDowngrade", _ERROR, None, wording.NEWER_INSTALLED, None)
    draft.steps.append(Step("RefuseDowngrade", 110, "NEWERFOUND AND NOT Installed", window=True))


def refuse_unfit_machines(draft: Draft, accepted: Mapping[str, tuple[str, str]]) -> None:
    """Launch conditions; each also holds when the product is there already, so that it can always be removed.

    Args:
        draft: gets the rows.
        accepted: public properties, each with (the condition that its value meets, what to say is expected).
    """
    # On Windows 10 and later the installer's own WindowsBuild and VersionNT stop at those of 8.1.
    key = r"SOFTWARE\Microsoft\Windows NT\CurrentVersion"
    draft.add("RegLocator", "SearchBuild", HKLM, key, "CurrentBuildNumber", _RAW_64_BIT)
    draft.add("AppSearch", _BUILD, "SearchBuild")
    fit = f"Installed OR (VersionNT64 AND {_BUILD} >= {_LEAST_BUILD})"
    draft.add("LaunchCondition", fit, wording.OLD_WINDOWS)
    draft.add("LaunchCondition", "Installed OR Privileged", wording.NOT_ADMINISTRATOR)
    for name, (condition, expected) in accepted.items():
        message = wording.wrong_property(name, expected)
        draft.add("LaunchCondition", f"NOT {name} OR {condition}", message)
