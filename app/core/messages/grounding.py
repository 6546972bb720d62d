"""Words about why a sentence of the model is not shown, or none is written."""

from __future__ import annotations

from app.core.messages.wording import Entries, Words

GROUNDING: Entries = {
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
