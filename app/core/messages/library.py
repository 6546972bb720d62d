"""Words about the library's files, and finding a document in it."""

from __future__ import annotations

from app.core.messages.wording import Entries, Words

LIBRARY: Entries = {
    "library_key_wrong": {
        "ko": Words(
            "서고 자료를 이 PC의 열쇠로 열 수 없습니다: {path}",
            "다른 PC나 다른 사용자의 서고이거나 자료가 손상되었습니다. 만든 PC에서 열거나, 새 폴더에 원본 문서를 다시 추가하세요.",
        ),
        "en": Words(
            "The library cannot be opened with this machine's key: {path}",
            "It belongs to another machine or user, or is damaged. Open it where it was made, or add the documents to a new one.",
        ),
    },
    "library_key_lost": {
        "ko": Words(
            "이 서고를 여는 열쇠가 이 PC에 없습니다: {path}",
            "만든 PC와 사용자로 여세요. 열쇠를 잃었다면 새 폴더에 원본 문서를 다시 추가하세요. 원본 문서는 그대로 있습니다.",
        ),
        "en": Words(
            "The key to this library is not on this machine: {path}",
            "Open it on the machine and by the user that made it. If the key is lost, add the documents to a new library; the source files are untouched.",
        ),
    },
    "secrets_unwritable": {
        "ko": Words("서고의 열쇠를 저장할 수 없습니다: {path}", "폴더에 쓸 권한이 있는지 확인하세요."),
        "en": Words("The library's key cannot be kept: {path}", "Check that you may write to the folder."),
    },
    "library_newer": {
        "ko": Words("더 새로운 버전의 서고가 만든 자료입니다.", "이 PC의 서고를 최신 버전으로 올리세요."),
        "en": Words("This library was made by a newer version.", "Update Seogo on this machine."),
    },
    "library_locked": {
        "ko": Words("다른 프로그램이 서고 자료를 쓰고 있습니다.", "잠시 뒤 다시 시도하세요."),
        "en": Words("Another program is using the library's data.", "Try again in a moment."),
    },
    "library_in_use": {
        "ko": Words(
            "다른 서고가 이 자료 폴더를 쓰고 있습니다: {path}",
            "열려 있는 서고를 닫거나 --library로 다른 폴더를 고르세요.",
        ),
        "en": Words(
            "Another Seogo is using this library: {path}", "Close it, or choose another folder with --library."
        ),
    },
    "library_unwritable": {
        "ko": Words("서고 자료 폴더에 쓸 수 없습니다.", "폴더가 있는지, 쓰기 권한이 있는지 확인하세요."),
        "en": Words("The library folder cannot be written.", "Check that it exists and that you may write there."),
    },
    "library_damaged": {
        "ko": Words(
            "서고 자료가 손상되었습니다.", "자료 폴더를 백업에서 되돌리거나, 새 폴더에 원본 문서를 다시 추가하세요."
        ),
        "en": Words("The library is damaged.", "Restore the folder from a backup, or add the documents to a new one."),
    },
    "library_io": {
        "ko": Words(
            "서고 자료가 있는 디스크를 읽거나 쓰지 못했습니다.",
            "디스크나 네트워크 드라이브의 연결을 확인하고 다시 시도하세요.",
        ),
        "en": Words(
            "The library's disk could not be read or written.", "Check the disk or network drive, and try again."
        ),
    },
    "disk_full": {
        "ko": Words("디스크에 남은 공간이 없습니다.", "공간을 비우고 다시 시도하세요. 끝난 문서는 그대로 있습니다."),
        "en": Words("The disk is full.", "Free some space and try again; finished documents are kept."),
    },
    "catalogue_lost": {
        "ko": Words(
            "문서 목록이 사라졌습니다. 의미 색인만 남아 있습니다.",
            "자료 폴더를 백업에서 되돌리거나, 원본 문서를 다시 추가하세요.",
        ),
        "en": Words(
            "The list of documents is gone; only the vector index is left.",
            "Restore the library from a backup, or add the documents again.",
        ),
    },
    "vectors_busy": {
        "ko": Words("다른 작업이 이 서고를 쓰고 있어 뜻으로는 찾지 못했습니다.", "그 작업이 끝난 뒤 다시 찾아 보세요."),
        "en": Words(
            "Another process is using this library, so it was not searched by meaning.",
            "Try again once that is done.",
        ),
    },
    "vectors_damaged": {
        "ko": Words("의미 색인이 손상되었습니다.", "seogo doctor --repair로 다시 만드세요. 문서는 그대로 있습니다."),
        "en": Words("The vector index is damaged.", "Rebuild it with seogo doctor --repair; no document is lost."),
    },
    "document_ambiguous": {
        "ko": Words("이름이 같은 문서가 {count}건입니다: {document}", "seogo list에 나오는 번호로 가리켜 주세요."),
        "en": Words("{count} documents have this name: {document}", "Name the one meant by its id; see seogo list."),
    },
    "document_missing": {
        "ko": Words("그런 문서가 없습니다: {document}", "seogo list로 문서 번호나 경로를 확인하세요."),
        "en": Words("No such document: {document}", "See seogo list for ids and paths."),
    },
}
