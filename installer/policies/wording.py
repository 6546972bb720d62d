"""What the Group Policy editor says beside each policy, in Korean and English, for the people who run the PCs."""

from __future__ import annotations

from typing import Any

from app.settings import documentation
from app.settings.kinds import (
    Choice,
    FileName,
    Flag,
    Folder,
    FolderList,
    HashList,
    PublicKeyList,
    Whole,
    WordList,
    WordOrFile,
)
from app.settings.schema import Setting, Text
from app.system.registry import POLICY_KEY
from installer.policies.baseline import Recommendation, recommendations

PRODUCT = Text("서고(Seogo)", "Seogo")
DESCRIPTION = Text(
    "서고(Seogo)의 관리자 정책입니다. 정책이 정한 값은 모든 사용자에게 고정됩니다.",
    "Machine policies of Seogo. What a policy sets is fixed for all users.",
)
SUPPORTED = Text("서고 0.1 이상(Windows 10 이상, 64비트)", "Seogo 0.1 or later (Windows 10 or later, 64-bit)")
INTRODUCTION = Text(
    f"서고의 관리자 정책입니다. 값은 HKLM\\{POLICY_KEY}에 기록되고 사용자는 바꿀 수 없습니다.\n\n"
    "모르는 값 이름이나 틀린 값이 하나라도 있으면 서고는 시작하지 않고 어느 값이 왜 틀렸는지 알립니다. "
    "금지하려던 일이 허용되는 것을 막기 위해서입니다. 이 키 아래에 다른 값이나 하위 키를 두지 마세요.\n\n"
    "정책은 서고를 시작할 때 읽습니다. 적용한 뒤 PC에서 gpupdate /force, seogo policy show 순으로 실행해 확인하세요.",
    f"Machine policies of Seogo. The values lie under HKLM\\{POLICY_KEY}, which users cannot change.\n\n"
    "With one unknown value name or one wrong value, Seogo does not start and says which one is wrong and why, so that "
    "nothing is allowed that was meant to be forbidden. Keep other values and subkeys out of this key.\n\n"
    "Policies are read when Seogo starts. To check them on a PC, run gpupdate /force, then seogo policy show.",
)

_NONE = Text("정해진 값 없음", "none")
_PATH = Text(
    "절대 경로(C:\\…, D:\\…, \\\\서버\\공유\\…). 변수는 %USERPROFILE%, %LOCALAPPDATA%, %USERNAME%만 쓸 수 있습니다",
    "absolute paths (C:\\…, D:\\…, \\\\server\\share\\…). Of variables, only %USERPROFILE%, %LOCALAPPDATA% and "
    "%USERNAME% are understood",
)
_ONE_A_LINE = Text("한 줄에 하나씩", "one a line")
_UNCHECKED = Text(
    "편집기는 이 값의 모양을 확인하지 않습니다. 틀린 값이 들어가면 서고가 시작하지 않으므로 적용 전에 시험 PC에서 확인하세요.",
    "The editor does not check how this is written. With a wrong value Seogo does not start, so try it on a test PC.",
)
_SWITCH_STATES = Text(
    "사용: ‘예’(1)로 고정합니다.\n사용 안 함: ‘아니요’(0)로 고정합니다.",
    "Enabled: fixes “yes” (1).\nDisabled: fixes “no” (0).",
)
_VALUE_STATES = Text(
    "사용: 아래 ‘옵션’에서 정한 값으로 고정합니다.\n사용 안 함: 값을 두지 않습니다. ‘구성되지 않음’과 같습니다.",
    "Enabled: fixes the value given in the options below.\nDisabled: writes no value; the same as Not Configured.",
)
_NOT_CONFIGURED = Text("구성되지 않음", "Not Configured")
_USERS_CHOOSE = Text(
    "사용자가 설정 화면에서 정합니다. 정하지 않았으면 ", "users choose in the settings; without a choice, "
)
_DEFAULT = Text("기본값이 쓰입니다: {}.", "the default holds: {}.")
_NO_DEFAULT = Text("위 설명대로 합니다.", "as described above.")
_STARTS = Text(
    "적용 시점: 정책이 PC에 내려온 뒤 서고를 다음에 시작할 때.",
    "Takes effect: when Seogo is started next, once the policy has reached the PC.",
)


def label(setting: Setting[Any], language: str) -> str:
    """What stands before a control: the title and, for numbers and lists, what may be entered."""
    title = setting.title.of(language)
    if isinstance(setting.kind, Whole):
        return f"{title} ({takes(setting, language)}):"
    if _is_list(setting):
        return f"{_with_note(title, _ONE_A_LINE, language)}:"
    return f"{title}:"


def takes(setting: Setting[Any], language: str) -> str:
    """The values that a setting takes, in words.

    Raises:
        TypeError: a kind of value that there are no words for.
    """
    kind = setting.kind
    match kind:
        case Flag():
            text = Text("1(예), 0(아니요)", "1 (yes), 0 (no)").of(language)
        case Whole(low, high):
            text = f"{low}–{_counted(setting, high, language)}"
        case Choice(options):
            text = ", ".join(value_in_words(setting, option, language) for option in options)
        case FileName(suffix):
            words = Text(
                f"{suffix}로 끝나는 파일 이름(폴더 없이)", f"a file name that ends in {suffix}, without a folder"
            )
            text = words.of(language)
        case Folder() | FolderList():
            text = _PATH.of(language)
        case WordList(known):
            text = ", ".join(sorted(known))
        case HashList():
            text = Text("SHA-256(16진수 64자리)", "SHA-256 (64 hexadecimal digits)").of(language)
        case PublicKeyList():
            words = Text(
                "Ed25519 공개 키(16진수 64자리 또는 Base64)", "Ed25519 public keys (64 hexadecimal digits or Base64)"
            )
            text = words.of(language)
        case WordOrFile(known, suffix):
            file = Text(f"또는 {suffix} 파일의 절대 경로", f"or the absolute path of a {suffix} file").of(language)
            text = f"{', '.join(known)}, {file}"
        case _:
            raise TypeError(f"{setting.key}: no words for {type(kind).__name__}")
    return text


def value_in_words(setting: Setting[Any], value: object, language: str) -> str:
    """One value as an administrator reads it: a choice with its title, an empty one as such, the rest as they are."""
    if value in ("", ()):
        return _NONE.of(language)
    if isinstance(setting.kind, Choice):
        return _with_note(str(value), setting.kind.titles[setting.kind.parse(value)], language)
    if isinstance(setting.kind, Whole):
        return _counted(setting, value, language)
    return documentation.shown(setting, value, language).replace("\n", ", ")


def _counted(setting: Setting[Any], number: object, language: str) -> str:
    """A number with its unit; Korean counters and % stand close: 90일, 80%, 512 MB."""
    unit = documentation.unit(setting, language)
    close = unit == "%" or (language == "ko" and not unit.isascii())
    return f"{number}{unit}" if close else f"{number} {unit}".rstrip()


def explain(setting: Setting[Any], language: str) -> str:
    """The policy's help: what it does, what each state writes, what may be entered, the advice for banks."""
    paragraphs = [setting.description.of(language), _states(setting, language)]
    if not isinstance(setting.kind, Flag):
        heading = Text("쓸 수 있는 값", "Takes").of(language)
        if _is_list(setting):
            heading = _with_note(heading, _ONE_A_LINE, language)
        paragraphs.append(f"{heading}: {takes(setting, language)}.")
    if not isinstance(setting.kind, Flag | Whole | Choice):
        paragraphs.append(_UNCHECKED.of(language))
    for each in recommendations():
        if each.setting is setting:
            paragraphs.append(_advice(each, language))
    paragraphs.append(f"{_STARTS.of(language)}\n{_place(setting, language)}")
    return "\n\n".join(paragraphs)


def _states(setting: Setting[Any], language: str) -> str:
    """What the three states of a policy do; must agree with `installer.policies.admx`."""
    states = _SWITCH_STATES if isinstance(setting.kind, Flag) else _VALUE_STATES
    free = "" if setting.policy_only else _USERS_CHOOSE.of(language)
    if setting.default in ("", ()):
        free += _NO_DEFAULT.of(language)
    else:
        free += _DEFAULT.of(language).format(value_in_words(setting, setting.default, language))
    return f"{states.of(language)}\n{_NOT_CONFIGURED.of(language)}: {free}"


def _advice(recommendation: Recommendation, language: str) -> str:
    heading = Text("은행 창구 권장", "Advised for bank counters").of(language)
    advised = recommended(recommendation, language)
    return f"{heading}: {advised}. {recommendation.reason.of(language)}"


def recommended(recommendation: Recommendation, language: str) -> str:
    """The recommended value in words, or that the bank has to give its own."""
    if recommendation.value is None:
        return Text("기관이 정함", "the bank's own values").of(language)
    return value_in_words(recommendation.setting, recommendation.value, language)


def _place(setting: Setting[Any], language: str) -> str:
    names = Text("설정 이름", "Setting").of(language), Text("레지스트리", "registry").of(language)
    return f"{names[0]}: {setting.key}, {names[1]}: HKLM\\{POLICY_KEY}\\{setting.windows} ({setting.kind.registry})"


def _with_note(words: str, note: Text, language: str) -> str:
    """Words with a note in parentheses, which stand close in Korean."""
    return f"{words}{'' if language == 'ko' else ' '}({note.of(language)})"


def _is_list(setting: Setting[Any]) -> bool:
    return isinstance(setting.kind, FolderList | WordList | HashList | PublicKeyList)
