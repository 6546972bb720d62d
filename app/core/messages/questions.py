"""Words about questions, and the conversations that keep them."""

from __future__ import annotations

from app.core.messages.wording import Entries, Words

QUESTIONS: Entries = {
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
    "work_gone": {
        "ko": Words("이 결과를 더 이상 갖고 있지 않습니다.", "다시 만든 다음 내보내세요."),
        "en": Words("This result is no longer held.", "Make it again, then export it."),
    },
    "questions_malformed": {
        "ko": Words(
            "질문 파일을 읽을 수 없습니다: {path} ({detail})", "한 줄에 JSON 하나씩, question이 들어 있어야 합니다."
        ),
        "en": Words(
            "The question file cannot be read: {path} ({detail})", "One JSON object per line, with a question."
        ),
    },
}
