"""Words about packs: documents, glossaries, templates and rules that one department signs for others."""

from __future__ import annotations

from app.core.messages.wording import Entries, Words

PACKS: Entries = {
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
}
