"""Words about the engine, the command line and the window themselves."""

from __future__ import annotations

from app.core.messages.wording import Entries, Words

PROGRAM: Entries = {
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
    "argument_missing": {
        "ko": Words("필요한 값이 빠졌습니다: {argument}", "--help로 쓰는 법을 확인하세요."),
        "en": Words("An argument is missing: {argument}", "See --help."),
    },
}
