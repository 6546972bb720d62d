"""Words about reading documents."""

from __future__ import annotations

from app.core.messages.wording import Entries, Words

DOCUMENTS: Entries = {
    "file_missing": {
        "ko": Words("파일을 찾을 수 없습니다: {path}", "경로를 확인하거나 파일을 다시 추가하세요."),
        "en": Words("File not found: {path}", "Check the path, or add the file again."),
    },
    "file_unreadable": {
        "ko": Words("파일을 열 수 없습니다: {path}", "다른 프로그램이 쓰고 있으면 닫고, 읽기 권한을 확인하세요."),
        "en": Words("The file cannot be opened: {path}", "Close other programs that use it and check your permission."),
    },
    "file_too_large": {
        "ko": Words(
            "파일이 너무 큽니다 ({megabytes} MB, 한도 {limit} MB).", "문서를 나누거나 관리자에게 한도를 문의하세요."
        ),
        "en": Words(
            "The file is too large ({megabytes} MB, limit {limit} MB).", "Split it, or ask IT about the limit."
        ),
    },
    "file_empty": {
        "ko": Words("내용이 없는 파일입니다.", "원본에서 다시 저장한 파일을 추가하세요."),
        "en": Words("The file is empty.", "Save it again from its source, then add it."),
    },
    "format_unsupported": {
        "ko": Words(
            "지원하지 않는 형식입니다 ({format}).", "PDF, DOCX, HWP, HWPX, TXT, XLSX 등으로 저장해 추가하세요."
        ),
        "en": Words(
            "This format is not supported ({format}).", "Save it as PDF, DOCX, HWP, HWPX, TXT or XLSX and add that."
        ),
    },
    "document_damaged": {
        "ko": Words("문서가 손상되어 읽을 수 없습니다.", "원래 프로그램에서 열어 다시 저장한 뒤 추가하세요."),
        "en": Words(
            "The document is damaged and cannot be read.", "Open and save it again in its own program, then add it."
        ),
    },
    "document_no_text": {
        "ko": Words("문서에서 글자를 찾지 못했습니다.", "글자가 들어 있는 원본 파일을 추가하세요."),
        "en": Words("No text was found in the document.", "Add an original that holds text."),
    },
    "needs_ocr": {
        "ko": Words(
            "스캔한 이미지만 있고 글자 정보가 없습니다 ({pages}쪽).",
            "글자가 들어 있는 원본을 추가하거나 문자 인식(OCR)을 거쳐 저장하세요.",
        ),
        "en": Words(
            "Only scanned images, no text layer (page {pages}).", "Add an original with text, or run OCR and save it."
        ),
    },
    "pdf_encrypted": {
        "ko": Words("암호가 걸린 PDF입니다.", "암호를 알고 있으면 add --password로 추가하세요."),
        "en": Words("The PDF is protected by a password.", "If you know it, add the file with --password."),
    },
    "document_encrypted": {
        "ko": Words(
            "암호가 걸린 문서입니다.",
            "암호를 알고 있으면 add --password로 추가하거나, 암호를 풀어 저장한 뒤 추가하세요.",
        ),
        "en": Words(
            "The document is protected by a password.", "Add it with --password, or save it without one and add that."
        ),
    },
    "document_drm": {
        "ko": Words("문서보안(DRM)으로 잠긴 파일입니다.", "문서보안 프로그램에서 보안을 해제한 파일을 추가하세요."),
        "en": Words("The file is locked by document security (DRM).", "Release it in that program and add the result."),
    },
    "password_wrong": {
        "ko": Words("암호가 맞지 않습니다.", "암호를 확인하고 다시 추가하세요."),
        "en": Words("The password is wrong.", "Check the password and add the file again."),
    },
    "hwp_password_unsupported": {
        "ko": Words(
            "암호가 걸린 한글(HWP) 문서는 암호를 넣어도 열 수 없습니다.",
            "한글에서 열어 문서 암호를 해제하거나 HWPX로 저장한 뒤 추가하세요.",
        ),
        "en": Words(
            "A password-protected HWP document cannot be opened here, even with its password.",
            "Open it in Hangul, remove the password or save it as HWPX, and add that.",
        ),
    },
    "document_bomb": {
        "ko": Words(
            "압축을 풀면 지나치게 커지는 문서라서 열지 않았습니다.", "출처를 확인하고, 믿을 수 있는 원본을 추가하세요."
        ),
        "en": Words("The document expands beyond all measure and was not opened.", "Check where it comes from."),
    },
    "document_too_long": {
        "ko": Words("문서가 너무 깁니다 ({pages}쪽, 한도 {limit}쪽).", "문서를 나누어 추가하세요."),
        "en": Words("The document is too long ({pages} pages, limit {limit}).", "Split it, and add the parts."),
    },
    "read_timeout": {
        "ko": Words(
            "문서를 읽는 데 너무 오래 걸려 중단했습니다 ({seconds}초).", "문서를 나누거나 다시 저장한 뒤 추가하세요."
        ),
        "en": Words(
            "Reading took too long and was stopped ({seconds} s).",
            "Split the document, or save it again, and add that.",
        ),
    },
    "read_memory": {
        "ko": Words(
            "문서를 읽는 데 메모리가 너무 많이 필요해 중단했습니다.", "문서를 나누거나 다시 저장한 뒤 추가하세요."
        ),
        "en": Words(
            "Reading needed too much memory and was stopped.", "Split the document, or save it again, and add that."
        ),
    },
    "reader_crashed": {
        "ko": Words(
            "문서를 읽다가 오류가 나서 이 파일만 건너뛰었습니다.", "원래 프로그램에서 열어 다시 저장한 뒤 추가하세요."
        ),
        "en": Words(
            "The reader failed on this file; only this file was skipped.", "Open and save it again, then add it."
        ),
    },
    "text_garbled": {
        "ko": Words(
            "글꼴 정보가 없어 글자가 깨진 쪽이 있습니다 ({pages}쪽).", "원본에서 PDF를 다시 만들어 추가하세요."
        ),
        "en": Words(
            "Text is garbled on page {pages}: its font has no character map.", "Make the PDF again from its source."
        ),
    },
    "hidden_left_out": {
        "ko": Words(
            "화면에 보이지 않는 내용(숨긴 글, 시트, 행, 슬라이드)은 읽지 않았습니다.",
            "필요하면 숨김을 풀고 저장해 다시 추가하세요.",
        ),
        "en": Words(
            "Hidden content (text, sheets, rows, slides) was left out.",
            "If you need it, unhide it, save, and add the file again.",
        ),
    },
    "rows_left_out": {
        "ko": Words(
            "표가 너무 길어 앞의 {rows}행까지만 읽었습니다.", "나머지가 필요하면 표를 나누어 저장해 추가하세요."
        ),
        "en": Words("The table is too long; only its first {rows} rows were read.", "Split it and add the parts."),
    },
    "text_recovered": {
        "ko": Words("손상된 문서라서 읽을 수 있는 부분만 가져왔습니다.", "빠진 내용이 없는지 원본과 비교하세요."),
        "en": Words("The document is damaged; only what could be read was taken.", "Compare it with the original."),
    },
}
