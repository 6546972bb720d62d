"""What the packages say, Korean first. The code page of Korean Windows holds every letter of it."""

from __future__ import annotations

CODEPAGE = 949
"""Of the tables and the summary: the documented choice for Korean; UTF-8 (65001) is not supported for packages."""
LANGUAGE = 1042
"""Korean: learn.microsoft.com/openspecs/windows_protocols/ms-lcid"""

MAKER = "서고 개발진"
PROGRAM = "서고 (Seogo)"
MODEL = "서고 답변 모델 (Seogo Model Qwen2.5 1.5B)"
PROGRAM_COMMENT = "인터넷 없이 쓰는 문서 도우미 / offline document assistant"
MODEL_COMMENT = "서고의 답변 모델 / answer model of Seogo"

OLD_WINDOWS = (
    "서고는 64비트 Windows 10 1809(빌드 17763) 이상에서 설치할 수 있습니다. / "
    "Seogo needs 64-bit Windows 10, version 1809 (build 17763) or later."
)
NOT_ADMINISTRATOR = "관리자 권한으로 설치해야 합니다. / Installing takes administrator rights."
NEWER_INSTALLED = (
    "더 새로운 버전이 이미 설치되어 있습니다. 낮은 버전으로 바꾸려면 먼저 제거하세요. 서고 폴더는 그대로 남습니다. / "
    "A newer version is installed. Uninstall it first to go back; libraries are kept."
)


def wrong_property(name: str, expected: str) -> str:
    """A public property has a value that means nothing."""
    return f"{name} 값이 올바르지 않습니다({expected}). / {name} must be {expected}."
