"""The words of every error and notice, in Korean and English: what happened, and what to do.

A code is stable: checks, logs and policies refer to it. Placeholders are filled from `SeogoError.values`.
"""

from __future__ import annotations

from dataclasses import dataclass
from string import Formatter

from app.core.errors import SeogoError

LANGUAGES = ("ko", "en")


@dataclass(frozen=True, slots=True)
class Words:
    """One code in one language: what happened, and what the reader of it can do."""

    message: str
    hint: str


MESSAGES: dict[str, dict[str, Words]] = {
    # --- engine -------------------------------------------------------------------------------------------------
    "page_masked": {
        "ko": Words("개인정보가 있는 쪽이라 원본 모습 대신 가린 글로 보여 드립니다.", "관리자 정책에 따른 것입니다."),
        "en": Words(
            "This page holds personal data, so it is shown as masked text.", "The administrator's policy asks for it."
        ),
    },
    "engine_died": {
        "ko": Words(
            "처리 중이던 엔진이 멈추어 다시 시작합니다.", "잠시 뒤 다시 시도하세요. 서고에 든 문서는 그대로 있습니다."
        ),
        "en": Words("The engine stopped and is being started again.", "Try again in a moment. The documents are safe."),
    },
    "engine_keeps_dying": {
        "ko": Words(
            "엔진이 거듭 멈춥니다.", "‘다시 시작’을 누르세요. 계속되면 오류 보고를 복사해 전산 담당자에게 보내세요."
        ),
        "en": Words("The engine keeps stopping.", "Press Restart. If it goes on, send IT the copied report."),
    },
    "engine_version": {
        "ko": Words("창과 엔진의 버전이 다릅니다.", "서고를 다시 설치하거나 전산 담당자에게 알리세요."),
        "en": Words("The window and the engine are of different versions.", "Install Seogo again, or tell IT."),
    },
    "usage": {
        "ko": Words("명령을 잘못 썼습니다: {detail}", "--help로 사용법을 보세요."),
        "en": Words("The command was used wrongly: {detail}", "See --help."),
    },
    "internal": {
        "ko": Words(
            "프로그램 오류로 끝내지 못했습니다.", "아래 내용을 담당자에게 알려 주세요. 문서는 그대로 있습니다."
        ),
        "en": Words("An error in the program ended this.", "Report what follows to IT; no document is lost."),
    },
    "output_unwritable": {
        "ko": Words("결과를 쓸 수 없습니다.", "출력을 보내는 곳의 디스크 공간을 확인하세요."),
        "en": Words("The output cannot be written.", "Check the disk that it is sent to."),
    },
    "no_screen": {
        "ko": Words("화면이 없어 창을 열 수 없습니다.", "명령을 쓰려면 --help를 보세요."),
        "en": Words("There is no screen to open a window on.", "See --help for the commands."),
    },
    "question_empty": {
        "ko": Words("질문이 비어 있습니다.", "알고 싶은 것을 한 문장으로 적어 주세요."),
        "en": Words("The question is empty.", "Write what you want to know."),
    },
    "question_too_long": {
        "ko": Words("질문이 너무 깁니다 ({limit}자까지).", "알고 싶은 것만 남기고 줄여 주세요."),
        "en": Words("The question is too long (up to {limit} characters).", "Keep what you want to know."),
    },
    "question_malformed": {
        "ko": Words(
            "질문으로 읽을 수 없는 줄입니다.",
            "JSON이라면 question이 든 객체를 한 줄에 하나씩, 아니면 글 그대로 적어 주세요.",
        ),
        "en": Words("This line is no question.", 'Write one JSON object with "question" per line, or plain text.'),
    },
    # --- library ------------------------------------------------------------------------------------------------
    "history_unsaved": {
        "ko": Words(
            "답변은 나왔지만 대화 기록에 저장하지 못했습니다.", "디스크 공간과 서고 폴더의 쓰기 권한을 확인하세요."
        ),
        "en": Words(
            "The answer could not be kept in the history.", "Check the disk space and that the folder can be written."
        ),
    },
    "conversation_missing": {
        "ko": Words("그런 대화가 없습니다.", "대화 기록에서 다른 대화를 고르세요."),
        "en": Words("There is no such conversation.", "Choose another one from the history."),
    },
    "template_missing": {
        "ko": Words(
            "그런 서식이 없습니다: {template}", "‘seogo extract --list’로 서식을 확인하세요. 있는 서식: {known}"
        ),
        "en": Words("There is no such template: {template}", "See ‘seogo extract --list’. Known: {known}"),
    },
    "extract_arguments": {
        "ko": Words("서식과 문서를 하나 이상 적어야 합니다.", "예: seogo extract loan_agreement 계약서.docx"),
        "en": Words(
            "Name a template and at least one document.", "For example: seogo extract loan_agreement FILE.docx"
        ),
    },
    "template_invalid": {
        "ko": Words("추출 서식을 읽을 수 없습니다: {file} ({detail})", "서식 파일(TOML)의 해당 부분을 고치세요."),
        "en": Words("The template cannot be read: {file} ({detail})", "Correct that part of the file (TOML)."),
    },
    # --- packs --------------------------------------------------------------------------------------------------
    "pack_untrusted": {
        "ko": Words(
            "이 묶음은 믿을 수 있는 키로 서명되지 않았습니다: {file}",
            "만든 부서에 확인하세요. 맞는 묶음이면 정책 packs.trusted_keys에 그 부서의 공개 키를 넣어야 합니다.",
        ),
        "en": Words(
            "This pack is not signed with a trusted key: {file}",
            "Ask who made it. If it is theirs, their public key must be added to the policy packs.trusted_keys.",
        ),
    },
    "pack_expired": {
        "ko": Words(
            "설치 기한이 지난 묶음입니다: {name} ({expires}까지)", "만든 부서에서 새로 서명한 묶음을 받으세요."
        ),
        "en": Words(
            "The pack may no longer be installed: {name} (until {expires})", "Get a newer one from its makers."
        ),
    },
    "pack_program": {
        "ko": Words(
            "묶음 {name}에는 서고 {needed} 이상이 필요합니다(지금 {program}).", "서고를 먼저 새 버전으로 올리세요."
        ),
        "en": Words("The pack {name} needs Seogo {needed} or newer (this is {program}).", "Update Seogo first."),
    },
    "pack_older": {
        "ko": Words(
            "설치된 것보다 오래된 묶음입니다: {name} {version} (설치됨 {installed})",
            "이전 버전으로 되돌리려면 ‘seogo pack rollback {name}’을 쓰세요.",
        ),
        "en": Words(
            "The pack is older than the installed one: {name} {version} (installed {installed})",
            "To go back to the version before, use ‘seogo pack rollback {name}’.",
        ),
    },
    "pack_version_taken": {
        "ko": Words(
            "같은 버전인데 내용이 다른 묶음이 이미 설치되어 있습니다: {name} {version}",
            "만든 부서에 알려 버전 번호를 올린 묶음을 받으세요.",
        ),
        "en": Words(
            "Another pack of the same version is installed: {name} {version}", "Ask its makers for a higher version."
        ),
    },
    "pack_name_taken": {
        "ko": Words("같은 이름의 다른 종류({kind}) 묶음이 설치되어 있습니다: {name}", "다른 이름으로 만들어야 합니다."),
        "en": Words("A pack of another kind ({kind}) has that name: {name}", "It must be made under another name."),
    },
    "pack_machine_only": {
        "ko": Words(
            "규칙 묶음은 이 PC의 모든 사용자에게만 설치할 수 있습니다: {name}",
            "관리자 권한으로 --machine을 붙여 설치하세요.",
        ),
        "en": Words(
            "Rules can only be installed for everybody on this machine: {name}",
            "Install it with --machine as an administrator.",
        ),
    },
    "pack_damaged": {
        "ko": Words(
            "묶음이 손상되었거나 바뀌었습니다: {detail}", "묶음 파일을 다시 복사하세요. 계속되면 만든 부서에 알리세요."
        ),
        "en": Words(
            "The pack is damaged or was changed: {detail}", "Copy the file again; if it goes on, tell its makers."
        ),
    },
    "pack_contents": {
        "ko": Words(
            "{kind} 묶음에 들어갈 수 없거나 읽을 수 없는 파일이 있습니다: {file}",
            "파일의 형식과 내용을 고쳐 다시 만드세요.",
        ),
        "en": Words(
            "The pack of kind {kind} holds a file that cannot be used: {file}",
            "Correct the file and make the pack again.",
        ),
    },
    "pack_missing": {
        "ko": Words("묶음 파일을 열 수 없습니다: {path}", "파일이 있는지, 읽을 권한이 있는지 확인하세요."),
        "en": Words("The pack cannot be opened: {path}", "Check that it is there and that you may read it."),
    },
    "pack_not_installed": {
        "ko": Words("그런 묶음이 설치되어 있지 않습니다: {name}", "‘seogo pack list’로 이름을 확인하세요."),
        "en": Words("No such pack is installed: {name}", "See ‘seogo pack list’ for the names."),
    },
    "pack_no_previous": {
        "ko": Words(
            "되돌아갈 이전 버전이 없습니다: {name}", "원하는 내용의 묶음을 더 높은 버전으로 다시 만들어 설치하세요."
        ),
        "en": Words("There is no version to go back to: {name}", "Have the pack made anew under a higher version."),
    },
    "pack_unwritable": {
        "ko": Words(
            "묶음을 쓸 수 없습니다: {path}", "쓰기 권한을 확인하세요. 모든 사용자용은 관리자 권한이 필요합니다."
        ),
        "en": Words(
            "The pack cannot be written: {path}", "Check the rights; installing for everybody needs an administrator."
        ),
    },
    "pack_busy": {
        "ko": Words("다른 설치가 진행 중입니다.", "잠시 뒤 다시 하세요."),
        "en": Words("Another installation is going on.", "Try again in a moment."),
    },
    "pack_key_unwritable": {
        "ko": Words("서명 키를 그 자리에 만들 수 없습니다: {path}", "아직 없는 파일 이름과 쓸 수 있는 폴더를 쓰세요."),
        "en": Words(
            "The signing key cannot be made there: {path}", "Name a new file in a folder that you may write to."
        ),
    },
    "pack_key_unusable": {
        "ko": Words(
            "서명 키를 쓸 수 없습니다: {path}", "‘seogo pack keygen’으로 만든 파일과 그 암호(--password)를 확인하세요."
        ),
        "en": Words("The signing key cannot be used: {path}", "Check the file (seogo pack keygen) and its --password."),
    },
    "pack_source": {
        "ko": Words("묶음에 넣을 파일을 읽을 수 없습니다: {path}", "파일이 있는지, 읽을 권한이 있는지 확인하세요."),
        "en": Words("A file for the pack cannot be read: {path}", "Check that it is there and that you may read it."),
    },
    "pack_unfinished": {
        "ko": Words("아직 색인이 끝나지 않은 문서가 있습니다: {title}", "‘seogo add’로 색인을 마친 뒤 다시 하세요."),
        "en": Words("A document is not wholly indexed: {title}", "Finish with ‘seogo add’, then try again."),
    },
    "pack_empty": {
        "ko": Words("묶음에 넣을 문서가 없습니다: {name}", "업무 폴더 이름을 확인하세요(‘seogo list’)."),
        "en": Words("There are no documents to pack: {name}", "Check the name of the collection (‘seogo list’)."),
    },
    "pack_label": {
        "ko": Words(
            "묶음의 이름, 버전 또는 날짜가 잘못되었습니다: {detail}", "이름은 a-z 0-9 - _, 버전은 2026.11.1처럼 쓰세요."
        ),
        "en": Words(
            "The pack's name, version or date is wrong: {detail}",
            "Names take a-z 0-9 - _, versions look like 2026.11.1.",
        ),
    },
    "pack_arguments": {
        "ko": Words(
            "명령에 빠지거나 남는 것이 있습니다.",
            "예: seogo pack build templates FILE.toml --name forms --version 1.0 --key KEY.pem · seogo pack install FILE.seogopack",
        ),
        "en": Words(
            "Something is missing or too much.",
            "E.g. seogo pack build templates FILE.toml --name forms --version 1.0 --key KEY.pem · seogo pack install FILE.seogopack",
        ),
    },
    "source_missing": {
        "ko": Words(
            "원본 파일이 없어 쪽 모양을 보여 줄 수 없습니다: {path}",
            "색인한 글로 볼 수 있습니다. 파일을 되돌려 놓거나 다시 추가하세요.",
        ),
        "en": Words(
            "The source file is gone, so its pages cannot be drawn: {path}",
            "The indexed text can be read. Put the file back, or add it again.",
        ),
    },
    "source_changed": {
        "ko": Words(
            "색인한 뒤에 원본 파일이 바뀌어 쪽 모양을 보여 줄 수 없습니다: {path}",
            "색인한 글로 볼 수 있습니다. 바뀐 내용을 쓰려면 다시 색인하세요.",
        ),
        "en": Words(
            "The source file has changed since it was indexed, so its pages cannot be drawn: {path}",
            "The indexed text can be read. Index the file again to use what is new.",
        ),
    },
    "page_not_drawable": {
        "ko": Words("이 형식의 문서는 쪽 모양을 그릴 수 없습니다.", "글로 볼 수 있습니다."),
        "en": Words("Pages of this format cannot be drawn.", "The text can be read."),
    },
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
    "work_gone": {
        "ko": Words("이 결과를 더 이상 갖고 있지 않습니다.", "다시 만든 다음 내보내세요."),
        "en": Words("This result is no longer held.", "Make it again, then export it."),
    },
    "document_ambiguous": {
        "ko": Words("이름이 같은 문서가 {count}건입니다: {document}", "seogo list에 나오는 번호로 가리켜 주세요."),
        "en": Words("{count} documents have this name: {document}", "Name the one meant by its id; see seogo list."),
    },
    "document_missing": {
        "ko": Words("그런 문서가 없습니다: {document}", "seogo list로 문서 번호나 경로를 확인하세요."),
        "en": Words("No such document: {document}", "See seogo list for ids and paths."),
    },
    "page_missing": {
        "ko": Words("{page}쪽이 없습니다 (모두 {pages}쪽).", "쪽 번호를 확인하세요."),
        "en": Words("There is no page {page} (of {pages}).", "Check the page number."),
    },
    "argument_missing": {
        "ko": Words("필요한 값이 빠졌습니다: {argument}", "--help로 쓰는 법을 확인하세요."),
        "en": Words("An argument is missing: {argument}", "See --help."),
    },
    "questions_malformed": {
        "ko": Words(
            "질문 파일을 읽을 수 없습니다: {path} ({detail})", "한 줄에 JSON 하나씩, question이 들어 있어야 합니다."
        ),
        "en": Words(
            "The question file cannot be read: {path} ({detail})", "One JSON object per line, with a question."
        ),
    },
    "model_fetch": {
        "ko": Words(
            "모델을 받지 못했습니다. {detail}",
            "네트워크가 되는 개발용 PC에서 실행하거나, MSI 또는 배포 묶음으로 설치하세요.",
        ),
        "en": Words(
            "The model could not be fetched. {detail}",
            "Run this on a development machine, or install the MSI or a pack.",
        ),
    },
    # --- settings and policy -----------------------------------------------------------------------------------
    "policy_invalid": {
        "ko": Words(
            "관리자 정책의 값이 올바르지 않아 시작하지 않습니다: {key} = {found} ({place})",
            "관리자에게 알리세요. 이 키에 쓸 수 있는 값: {expected}",
        ),
        "en": Words(
            "The machine policy holds a wrong value, so Seogo does not start: {key} = {found} ({place})",
            "Tell IT. What this key takes: {expected}",
        ),
    },
    "policy_misspelt": {
        "ko": Words(
            "관리자 정책에 모르는 키가 있어 시작하지 않습니다: {key} ({place})",
            "관리자에게 알리세요. 혹시 {suggestion}인가요? 쓸 수 있는 키는 seogo policy show로 볼 수 있습니다.",
        ),
        "en": Words(
            "The machine policy holds an unknown key, so Seogo does not start: {key} ({place})",
            "Tell IT. Did you mean {suggestion}? See seogo policy show for all keys.",
        ),
    },
    "policy_unknown": {
        "ko": Words(
            "관리자 정책에 모르는 키가 있어 시작하지 않습니다: {key} ({place})",
            "관리자에게 알리세요. 더 새로운 버전의 정책이라면 이 PC의 서고를 먼저 올려야 합니다.",
        ),
        "en": Words(
            "The machine policy holds an unknown key, so Seogo does not start: {key} ({place})",
            "Tell IT. If the policy is for a newer version, update Seogo on this machine first.",
        ),
    },
    "policy_twice": {
        "ko": Words(
            "관리자 정책에 같은 키가 두 번 있어 시작하지 않습니다: {key} ({place})",
            "관리자에게 알리세요. 하나만 남겨야 합니다.",
        ),
        "en": Words(
            "The machine policy holds a key twice, so Seogo does not start: {key} ({place})",
            "Tell IT to keep only one.",
        ),
    },
    "policy_unreadable": {
        "ko": Words(
            "관리자 정책을 읽을 수 없어 시작하지 않습니다: {place} ({detail})",
            "관리자에게 알리세요. 모든 사용자가 읽을 수 있는 UTF-8 TOML 파일이어야 합니다.",
        ),
        "en": Words(
            "The machine policy cannot be read, so Seogo does not start: {place} ({detail})",
            "Tell IT. It has to be a UTF-8 TOML file that every user may read.",
        ),
    },
    "policy_locked": {
        "ko": Words("관리자 정책으로 정해진 설정입니다: {key}", "바꾸어야 하면 관리자에게 요청하세요."),
        "en": Words("This setting is fixed by the administrator: {key}", "Ask IT if it has to change."),
    },
    "policy_library": {
        "ko": Words(
            "관리자 정책이 정한 서고 폴더만 쓸 수 있습니다: {path}", "--library 없이 실행하거나 관리자에게 문의하세요."
        ),
        "en": Words(
            "Only the library folder that the policy sets may be used: {path}", "Leave --library out, or ask IT."
        ),
    },
    "export_forbidden": {
        "ko": Words("관리자 정책으로 내보내기가 금지되어 있습니다.", "필요하면 관리자에게 요청하세요."),
        "en": Words("Export is forbidden by the administrator.", "Ask IT if you need it."),
    },
    "copy_forbidden": {
        "ko": Words("관리자 정책으로 복사가 금지되어 있습니다.", "필요하면 관리자에게 요청하세요."),
        "en": Words("Copying is forbidden by the administrator.", "Ask IT if you need it."),
    },
    "print_forbidden": {
        "ko": Words("관리자 정책으로 인쇄가 금지되어 있습니다.", "필요하면 관리자에게 요청하세요."),
        "en": Words("Printing is forbidden by the administrator.", "Ask IT if you need it."),
    },
    "watch_forbidden": {
        "ko": Words("관리자 정책으로 폴더 지켜보기가 금지되어 있습니다.", "문서를 직접 추가하세요."),
        "en": Words("Folder watching is forbidden by the administrator.", "Add documents yourself."),
    },
    "import_forbidden": {
        "ko": Words("관리자 정책으로 모델을 추가할 수 없습니다.", "승인된 모델은 관리자가 설치합니다."),
        "en": Words("Adding models is forbidden by the administrator.", "IT installs the approved ones."),
    },
    "model_forbidden": {
        "ko": Words(
            "관리자가 승인하지 않은 모델이라서 쓰지 않습니다: {file}",
            "승인된 모델을 관리자에게 요청하거나 --no-model로 근거만 찾아보세요.",
        ),
        "en": Words(
            "This model is not approved by the administrator: {file}",
            "Ask IT for an approved one, or use --no-model for evidence only.",
        ),
    },
    "source_forbidden": {
        "ko": Words(
            "관리자 정책으로 추가할 수 없는 폴더의 파일입니다: {path}",
            "허용된 폴더에 있는 문서를 추가하거나 관리자에게 문의하세요.",
        ),
        "en": Words(
            "The policy does not allow documents from this folder: {path}", "Add one from an allowed folder, or ask IT."
        ),
    },
    "type_forbidden": {
        "ko": Words(
            "관리자 정책으로 추가할 수 없는 파일 형식입니다 ({format}).",
            "허용된 형식으로 저장해 추가하거나 관리자에게 문의하세요.",
        ),
        "en": Words(
            "The policy does not allow this type of file ({format}).", "Save it as an allowed type, or ask IT."
        ),
    },
    "size_forbidden": {
        "ko": Words(
            "관리자 정책의 크기 한도를 넘는 파일입니다 ({megabytes} MB, 한도 {limit} MB).",
            "문서를 나누거나 관리자에게 한도를 문의하세요.",
        ),
        "en": Words(
            "The file exceeds the policy's size limit ({megabytes} MB, limit {limit} MB).",
            "Split it, or ask IT about the limit.",
        ),
    },
    "settings_value_dropped": {
        "ko": Words(
            "설정 {key}의 값을 쓸 수 없어 기본값을 씁니다.",
            "쓸 수 있는 값: {expected}. 고치기 전의 파일은 옆에 복사해 두었습니다.",
        ),
        "en": Words(
            "The value of {key} is not usable; the default is used.",
            "It takes: {expected}. A copy of the file as it was lies beside it.",
        ),
    },
    "settings_key_misspelt": {
        "ko": Words("설정 파일에 모르는 이름이 있습니다: {key}", "혹시 {suggestion}인가요?"),
        "en": Words("The settings file holds an unknown name: {key}", "Did you mean {suggestion}?"),
    },
    "settings_key_unknown": {
        "ko": Words("설정 파일에 모르는 이름이 있습니다: {key}", "그대로 두지만 아무 효과가 없습니다."),
        "en": Words("The settings file holds an unknown name: {key}", "It is kept, and has no effect."),
    },
    "settings_policy_only": {
        "ko": Words(
            "관리자 정책으로만 정할 수 있는 설정이라서 쓰지 않습니다: {key}", "필요하면 관리자에게 요청하세요."
        ),
        "en": Words("Only the administrator can set this, so it is not used: {key}", "Ask IT if you need it."),
    },
    "settings_file_damaged": {
        "ko": Words(
            "설정 파일을 읽을 수 없어 기본값으로 시작합니다: {path} ({detail})",
            "이전 파일은 {backup}(으)로 옮겨 두었습니다. 설정을 다시 고르세요.",
        ),
        "en": Words(
            "The settings file cannot be read, so defaults are used: {path} ({detail})",
            "The old file was moved to {backup}. Choose your settings again.",
        ),
    },
    "settings_unwritable": {
        "ko": Words("설정을 저장하지 못했습니다: {path}", "폴더에 쓸 수 있는지, 디스크에 공간이 있는지 확인하세요."),
        "en": Words(
            "The settings could not be saved: {path}", "Check that the folder is writable and the disk not full."
        ),
    },
    "setting_invalid": {
        "ko": Words("설정 {key}에 쓸 수 없는 값입니다.", "쓸 수 있는 값: {expected}"),
        "en": Words("This value does not fit the setting {key}.", "It takes: {expected}"),
    },
    # --- reading documents -------------------------------------------------------------------------------------
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
    # --- glossary ----------------------------------------------------------------------------------------------
    "glossary_unreadable": {
        "ko": Words("용어집 파일을 읽을 수 없습니다: {source} ({detail})", "읽기 권한을 확인하고 UTF-8로 저장하세요."),
        "en": Words("The glossary file cannot be read: {source} ({detail})", "Check permissions; save it as UTF-8."),
    },
    "glossary_syntax": {
        "ko": Words(
            "용어집 {source}의 TOML 문법이 맞지 않습니다: {detail}",
            "알려 준 줄을 고치고 다시 시작하세요. 다른 용어집은 그대로 쓰입니다.",
        ),
        "en": Words(
            "Glossary {source} is not valid TOML: {detail}",
            "Mend the line named. The other glossaries stay in use.",
        ),
    },
    "glossary_entry": {
        "ko": Words(
            "용어집 {source}의 {entry}번째 항목을 건너뛰었습니다: {detail}",
            "terms에 둘 이상을 쓰거나, say와 means를 하나 이상씩 쓰세요. 어간 표시(~)는 say에만 씁니다.",
        ),
        "en": Words(
            "Entry {entry} of glossary {source} was left out: {detail}",
            "Give at least two terms, or say and means with one each. The stem mark (~) belongs in say only.",
        ),
    },
    # --- models ------------------------------------------------------------------------------------------------
    "models_unwritable": {
        "ko": Words(
            "모델 폴더에 쓸 수 없습니다: {path}", "쓰기 권한이 있는 계정으로 실행하거나 관리자에게 문의하세요."
        ),
        "en": Words(
            "The models folder cannot be written: {path}", "Run this as someone who may write there, or ask IT."
        ),
    },
    "model_missing": {
        "ko": Words(
            "모델 파일이 없습니다: {file}",
            "처음 설정을 다시 하거나(python3 -m app demo) 관리자에게 모델 파일을 요청하세요.",
        ),
        "en": Words(
            "The model file is missing: {file}", "Run set-up again (python3 -m app demo), or ask IT for the file."
        ),
    },
    "model_engine_missing": {
        "ko": Words(
            "언어 모델 실행기(llama-cpp-python)가 설치되어 있지 않습니다.",
            "--no-model로 근거만 찾거나, 실행기가 들어 있는 설치 파일(MSI)을 쓰세요.",
        ),
        "en": Words(
            "The model runner (llama-cpp-python) is not installed.",
            "Use --no-model for evidence only, or install the MSI, which carries it.",
        ),
    },
    "model_damaged": {
        "ko": Words(
            "모델 파일이 손상되어 쓸 수 없습니다: {file}",
            "파일을 지우고 처음 설정을 다시 하거나 관리자에게 문의하세요.",
        ),
        "en": Words("The model file is damaged: {file}", "Delete it and run set-up again, or ask IT."),
    },
    "model_refused": {
        "ko": Words(
            "목록에 없는 모델 파일이라서 쓰지 않습니다: {file}",
            "승인된 파일로 바꾸세요. 확인값(SHA-256)이 목록과 같아야 합니다.",
        ),
        "en": Words(
            "This model file is not the approved one: {file}",
            "Replace it by the approved file; its SHA-256 must match.",
        ),
    },
    "model_memory": {
        "ko": Words(
            "메모리가 부족해 모델을 쓸 수 없습니다: {file}", "다른 프로그램을 닫거나 --no-model로 근거만 찾아보세요."
        ),
        "en": Words(
            "Not enough memory for the model: {file}", "Close other programs, or use --no-model for evidence only."
        ),
    },
    "model_failed": {
        "ko": Words(
            "모델이 답을 만들지 못했습니다 ({detail}).", "다시 시도하고, 계속되면 --no-model로 근거만 찾아보세요."
        ),
        "en": Words("The model failed ({detail}).", "Try again; if it persists, use --no-model for evidence only."),
    },
    "prompt_too_long": {
        "ko": Words("질문과 근거가 너무 깁니다 ({tokens}토큰, 한도 {limit}토큰).", "질문을 짧게 나누어 물어보세요."),
        "en": Words("Question and evidence are too long ({tokens} tokens, limit {limit}).", "Ask a shorter question."),
    },
    # --- exports -----------------------------------------------------------------------------------------------
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
    # --- grounding: why a sentence of the model is not shown ----------------------------------------------------
    "withheld_value": {
        "ko": Words(
            "인용할 문서에 없거나 다른 항목의 숫자·날짜·조문·이름이 들어 있습니다.",
            "아래 원문에서 정확한 값을 확인하세요.",
        ),
        "en": Words(
            "It states a number, date, article or name that the passage does not state for this.",
            "Read the quoted passage.",
        ),
    },
    "withheld_polarity": {
        "ko": Words(
            "인용할 문서와 반대로 말합니다(허용과 금지, 의무와 면제 등).", "아래 원문의 표현을 그대로 따르세요."
        ),
        "en": Words(
            "It says the contrary of the passage (may or must not, must or need not).", "Go by the quoted passage."
        ),
    },
    "withheld_bound": {
        "ko": Words(
            "기준값의 이상·초과·이하·미만 또는 전·후가 문서와 다릅니다.",
            "아래 원문에서 경계값의 포함 여부를 확인하세요.",
        ),
        "en": Words(
            "It puts a limit on the wrong side (at least, more than, at most, before).", "Read the quoted passage."
        ),
    },
    "withheld_unsupported": {
        "ko": Words("문서에서 뒷받침하는 내용을 찾지 못했습니다.", "관련 원문을 직접 읽거나 질문을 바꾸어 물어보세요."),
        "en": Words("The passages do not bear it out.", "Read the passages, or ask in other words."),
    },
    "withheld_personal": {
        "ko": Words(
            "개인정보가 들어 있어 정책에 따라 보여 주지 않습니다.", "원문은 볼 권한이 있는 사람에게 요청하세요."
        ),
        "en": Words("It holds personal data, which the policy keeps back.", "Ask somebody who may see the document."),
    },
    "risk_evidence_only": {
        "ko": Words(
            "문장을 만들어 답하지 않는 종류의 질문이라 문서의 원문만 보여 드립니다.",
            "이유는 답변 아래에 적혀 있습니다.",
        ),
        "en": Words(
            "Questions of this kind are answered by the documents' own words only.",
            "The reason stands below the answer.",
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
    "risk_rules_invalid": {
        "ko": Words(
            "답변 위험 등급 규칙 파일을 쓸 수 없습니다: {path} ({detail})",
            "규칙 파일을 고치거나 정책 answers.risk_tiers를 shipped로 되돌리세요.",
        ),
        "en": Words(
            "The rule file for answer risk cannot be used: {path} ({detail})",
            "Mend the file, or set the policy answers.risk_tiers back to shipped.",
        ),
    },
    "withheld_source_instruction": {
        "ko": Words(
            "문서에 숨은 지시문에서 나온 내용이라서 쓰지 않았습니다.",
            "문서의 출처를 확인하고 문서 관리자에게 알리세요.",
        ),
        "en": Words(
            "It comes from an instruction planted in a document.", "Check where the document comes from and report it."
        ),
    },
}


class _Known(dict[str, object]):
    """Values for placeholders; one that nobody gave shows as an ellipsis instead of failing while reporting."""

    def __missing__(self, key: str) -> str:
        return "…"


def words(code: str, language: str = "ko", **values: object) -> Words:
    """The message and hint of a code, filled in.

    Args:
        code: a key of `MESSAGES`.
        language: "ko" or "en"; anything else falls back to Korean, the product's first language.
        values: what the placeholders stand for.

    Raises:
        KeyError: the code has no words (a bug; a test walks every code).
    """
    entry = MESSAGES[code]
    chosen = entry[language] if language in entry else entry["ko"]
    known = _Known(values)
    return Words(chosen.message.format_map(known), chosen.hint.format_map(known))


def placeholders(code: str) -> frozenset[str]:
    """Names of the values that a code's words need. Raises KeyError for an unknown code."""
    texts = [text for found in MESSAGES[code].values() for text in (found.message, found.hint)]
    return frozenset(name for text in texts for _, name, _, _ in Formatter().parse(text) if name)


def describe(error: SeogoError, language: str = "ko") -> dict[str, str]:
    """An error as the command line's JSON contract writes it: code, message and hint."""
    found = words(error.code, language, **error.values)
    return {"code": error.code, "message": found.message, "hint": found.hint}
