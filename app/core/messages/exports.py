"""Words about saving reports."""

from __future__ import annotations

from app.core.messages.wording import Entries, Words

EXPORTS: Entries = {
    "export_format": {
        "ko": Words("이 형식으로는 내보낼 수 없습니다: {format}", "{known} 가운데 하나로 끝나는 파일 이름을 쓰세요."),
        "en": Words("Reports cannot be exported in this format: {format}", "End the file name with one of {known}."),
    },
    "export_name": {
        "ko": Words("쓸 수 없는 파일 이름입니다: {name}", '이름을 줄이고 < > : " / \\ | ? * 를 빼고 저장하세요.'),
        "en": Words("This file name cannot be used: {name}", 'Shorten it and leave out < > : " / \\ | ? *.'),
    },
    "export_folder_missing": {
        "ko": Words("저장할 폴더가 없습니다: {path}", "폴더를 만들거나 다른 폴더를 고르세요."),
        "en": Words("The folder does not exist: {path}", "Make it, or choose another folder."),
    },
    "export_unwritable": {
        "ko": Words(
            "파일을 저장하지 못했습니다: {path}",
            "같은 파일이 다른 프로그램에 열려 있으면 닫고, 쓰기 권한이 있는 폴더에 다른 이름으로 저장해 보세요.",
        ),
        "en": Words(
            "The file could not be saved: {path}",
            "Close it in other programs, or save under another name in a folder that you may write to.",
        ),
    },
    "export_disk_full": {
        "ko": Words(
            "디스크에 남은 공간이 없어 저장하지 못했습니다: {path}", "공간을 비우거나 다른 드라이브에 저장하세요."
        ),
        "en": Words("The disk is full; nothing was saved: {path}", "Free some space, or save to another drive."),
    },
    "export_too_large": {
        "ko": Words(
            "내용이 너무 많아 이 형식에 담을 수 없습니다 (한도 {limit}행).", "범위를 좁히거나 나누어 내보내세요."
        ),
        "en": Words("There is too much for this format (limit {limit} rows).", "Export less at once, or in parts."),
    },
    "export_font_missing": {
        "ko": Words(
            "PDF에 넣을 한글 글꼴이 없습니다.",
            "처음 설정을 다시 하거나(python3 -m app models fetch nanum-gothic) 관리자에게 문의하세요. DOCX는 글꼴 없이 됩니다.",
        ),
        "en": Words(
            "There is no Hangul font to embed in the PDF.",
            "Run set-up again (python3 -m app models fetch nanum-gothic), or ask IT. DOCX needs no font.",
        ),
    },
    "export_needs_reviewer": {
        "ko": Words(
            "확인이 필요한 답변이 들어 있어 확인자 이름 없이 내보낼 수 없습니다.",
            "내용을 확인한 사람의 이름을 적으세요 (명령: --reviewer 이름).",
        ),
        "en": Words(
            "It holds an answer that needs review, and cannot be exported without the reviewer's name.",
            "Give the name of the person who checked it (command: --reviewer NAME).",
        ),
    },
}
