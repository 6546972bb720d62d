"""What a setting is: one typed record from which the window, the policy, the templates for IT and the help are made."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, Protocol, TypeVar

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Text:
    """Words in both languages."""

    ko: str
    en: str

    def of(self, language: str) -> str:
        """The words in a language; anything but "en" is Korean, the product's first language."""
        return self.en if language == "en" else self.ko


class Scope(StrEnum):
    """Who may set a value."""

    USER = "user"  # the user; a policy may fix it
    POLICY = "policy"  # the machine policy alone; never shown among the user's settings


class Group(StrEnum):
    """Sections of the settings page, of the policy editor and of the documentation, in their order."""

    GENERAL = "general"
    APPEARANCE = "appearance"
    ANSWERS = "answers"
    LIBRARY = "library"
    SOURCES = "sources"
    MODELS = "models"
    SHARING = "sharing"
    PRIVACY = "privacy"
    AUDIT = "audit"

    @property
    def heading(self) -> Text:
        """The section's heading."""
        return _GROUP_TITLES[self]


_GROUP_TITLES = {
    Group.GENERAL: Text("일반", "General"),
    Group.APPEARANCE: Text("화면", "Appearance"),
    Group.ANSWERS: Text("답변", "Answers"),
    Group.LIBRARY: Text("서고와 대화", "Library and conversations"),
    Group.SOURCES: Text("추가할 수 있는 문서", "Documents that may be added"),
    Group.MODELS: Text("모델", "Models"),
    Group.SHARING: Text("내보내기와 복사", "Export and copy"),
    Group.PRIVACY: Text("개인정보와 보안", "Privacy and security"),
    Group.AUDIT: Text("감사 기록", "Audit records"),
}


class Registry(StrEnum):
    """Type of a value in the Windows registry: learn.microsoft.com/windows/win32/sysinfo/registry-value-types."""

    STRING = "REG_SZ"
    NUMBER = "REG_DWORD"
    STRINGS = "REG_MULTI_SZ"


class Invalid(ValueError):  # noqa: N818 - an answer of the check, turned into a notice or an error by its caller
    """A value is not one that the setting takes."""


class Kind(Protocol[T_co]):
    """What values a setting takes. The kinds are in `app.settings.kinds`."""

    @property
    def registry(self) -> Registry:
        """How Windows stores it."""

    @property
    def grammar(self) -> str:
        """What is expected, in signs rather than words, so that one error text serves every language."""

    def parse(self, raw: object) -> T_co:
        """The value from what a settings file or the registry holds.

        Raises:
            Invalid: it is not a value of this kind.
        """

    def plain(self, value: object) -> bool | int | str | list[str]:
        """A value of this kind as a settings file holds it."""


@dataclass(frozen=True, slots=True)
class Setting(Generic[T]):
    """One key. `Settings.value(setting)` gives its value with its type.

    Attributes:
        key: the name in files, "section.name"; stable for good.
        windows: the value's name under the policy key of the registry; stable for good.
        default: the value when nobody set one.
        kind: what values it takes; `kind.registry` is the registry type.
        title, description: what the settings page, the policy editor and the documentation say.
        scope: who may set it.
        unit: what a number counts ("%", "days", "MB", "minutes"), or "".
        restart: a change takes effect at the next start.
        sample: a value that shows how it is written, where the default does not.
    """

    key: str
    windows: str
    default: T
    kind: Kind[T]
    group: Group
    title: Text
    description: Text
    scope: Scope = Scope.USER
    unit: str = ""
    restart: bool = False
    sample: T | None = None

    @property
    def policy_only(self) -> bool:
        """Only the machine policy sets it."""
        return self.scope is Scope.POLICY

    @property
    def user_visible(self) -> bool:
        """It has a row on the settings page."""
        return self.scope is Scope.USER
