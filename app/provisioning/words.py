"""What set-up says, in Korean and English: every failure is a plain sentence that says what to do."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence

WORDS: dict[str, tuple[str, str]] = {
    # progress
    "setting_up": ("서고를 처음 설정합니다. 한 번만 하면 됩니다.", "Setting Seogo up. This happens once."),
    "updating": ("바뀐 것을 설정에 반영합니다.", "Bringing the set-up up to date."),
    "waiting": ("다른 설정이 끝나기를 기다립니다…", "Waiting for another set-up to finish…"),
    "ready": ("설정이 끝났습니다 ({seconds:.0f}초).", "Set-up is done ({seconds:.0f} s)."),
    "system": ("시스템 라이브러리", "System libraries"),
    "environment": ("가상 환경", "Virtual environment"),
    "packages": ("라이브러리 설치", "Installing libraries"),
    "build_tools": ("빌드 도구 설치", "Installing build tools"),
    "building": (
        "llama.cpp 컴파일 (이 컴퓨터에서 한 번, 몇 분)",
        "Compiling llama.cpp (once on this machine, minutes)",
    ),
    "model": ("모델 {name}", "Model {name}"),
    "font": ("글꼴 {name}", "Font {name}"),
    "assembling": ("모델 {name} 조립과 확인", "Assembling and checking {name}"),
    "converting": ("모델 {name} 변환", "Converting {name}"),
    "checking": ("모델 {name} 확인", "Checking {name}"),
    "no_engine": (
        "C++ 컴파일러가 없어 언어 모델 실행기(llama-cpp-python)는 건너뜁니다. 근거 검색은 그대로 됩니다. "
        "Windows에서는 실행기가 들어 있는 MSI를 설치하세요.",
        "There is no C++ compiler, so the model runner (llama-cpp-python) is left out; evidence answers still work. "
        "On Windows, install the MSI, which carries it.",
    ),
    # failures
    "python_version": (
        "Python 3.11 이상이 필요합니다 (지금 {found}). Python 3.11을 설치하고 다시 실행하세요.",
        "Python 3.11 or newer is needed (this is {found}). Install Python 3.11 and run this again.",
    ),
    "pip_missing": (
        "pip이 없습니다. 다음 명령을 실행한 뒤 다시 시도하세요:\n  {command}",
        "pip is missing. Run this, then try again:\n  {command}",
    ),
    "libraries_missing": (
        "시스템 라이브러리가 없습니다: {names}\n다음 명령을 실행한 뒤 다시 시도하세요:\n  {command}",
        "System libraries are missing: {names}\nRun this, then try again:\n  {command}",
    ),
    "apt_failed": (
        "시스템 패키지를 설치하지 못했습니다. 네트워크와 apt 설정을 확인하고 "
        "다음 명령을 직접 실행하세요:\n  {command}\n{detail}",
        "System packages could not be installed. Check the network and apt, then run this yourself:\n"
        "  {command}\n{detail}",
    ),
    "compiler_missing": (
        "C++ 컴파일러가 없습니다. 다음 명령을 실행한 뒤 다시 시도하세요:\n  {command}",
        "There is no C++ compiler. Run this, then try again:\n  {command}",
    ),
    "build_failed": (
        "llama.cpp를 컴파일하지 못했습니다. 전체 기록: {log}\n{detail}",
        "llama.cpp could not be compiled. Full log: {log}\n{detail}",
    ),
    "network": (
        "{what}을(를) 내려받지 못했습니다. 네트워크, 프록시, pip 설정을 확인하고 다시 실행하면 이어서 받습니다.",
        "{what} could not be downloaded. Check network, proxy and pip settings; running this again resumes.",
    ),
    "disk_full": (
        "디스크 공간이 부족합니다: {folder}에 {needed} MB가 필요합니다 (남은 공간 {free} MB). "
        "공간을 만들고 다시 실행하세요.",
        "Not enough disk space: {folder} needs {needed} MB ({free} MB free). Make room and run this again.",
    ),
    "disk_full_somewhere": (
        "디스크 공간이 부족합니다. 공간을 만들고 다시 실행하면 이어서 합니다.",
        "The disk is full. Make room and run this again; it goes on where it stopped.",
    ),
    "hash_mismatch": (
        "내려받은 {what}의 확인값(SHA-256)이 목록과 다릅니다. 쓰지 않고 지웠습니다. "
        "다시 실행하고, 반복되면 받는 곳(미러)을 확인하세요.",
        "The SHA-256 of {what} is not the one listed. It was refused and removed. Run this again; if it persists, "
        "check the mirror.",
    ),
    "no_write": (
        "{folder}에 쓸 수 없습니다. 쓰기 권한이 있는 폴더에서 실행하세요.",
        "{folder} cannot be written. Run this from a folder you may write to.",
    ),
    "pip_failed": (
        "{what} 설치에 실패했습니다:\n{detail}",
        "Installing {what} failed:\n{detail}",
    ),
    "convert_failed": (
        "모델 {what} 변환에 실패했습니다:\n{detail}",
        "Converting {what} failed:\n{detail}",
    ),
    "model_unknown": (
        "그런 모델이 없습니다: {name}. 있는 모델: {known}",
        "No such model: {name}. There are: {known}",
    ),
    "translations_failed": (
        "창의 글을 만들지 못했습니다: {file}. `.venv` 폴더를 지우고 다시 실행하세요.",
        "The window's words could not be compiled: {file}. Delete the folder .venv and try again.",
    ),
    "lock_stale": (
        "잠금 파일에 {section} 부분이 없습니다. `python3 -m app lock`으로 다시 만드세요.",
        "The lock file has no section {section}. Make it anew with `python3 -m app lock`.",
    ),
    "uv_missing": (
        "잠금 파일을 만들려면 uv가 필요합니다: python3 -m pip install uv",
        "Making the lock file needs uv: python3 -m pip install uv",
    ),
}


class SetupError(Exception):
    """Set-up cannot go on; the person at the keyboard can do something about it.

    Args:
        code: a key of `WORDS`.
        values: what its placeholders stand for.
    """

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


def language(arguments: Sequence[str], environment: Mapping[str, str] = os.environ) -> str:
    """ "ko" or "en": `--lang` on the command line, else the locale; Korean where the locale says nothing.

    Args:
        arguments: the command line without the program.
        environment: where LC_ALL, LC_MESSAGES and LANG are looked up.
    """
    for position, argument in enumerate(arguments):
        value = argument.partition("=")[2] if argument.startswith("--lang=") else ""
        if argument == "--lang" and position + 1 < len(arguments):
            value = arguments[position + 1]
        if value:
            return "en" if value.startswith("en") else "ko"
    chosen = next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), "")
    return "en" if chosen.lower().startswith("en") else "ko"


def phrase(code: str, chosen: str, **values: object) -> str:
    """The words of a code in a language, filled in."""
    korean, english = WORDS[code]
    return (english if chosen == "en" else korean).format(**values)
