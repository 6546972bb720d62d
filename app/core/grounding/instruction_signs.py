"""Signs that a sentence talks to a machine, weighed together.

No single everyday word is enough: rules speak of AI, systems, answers and users. But a rule does not call the machine
by name, ask it to answer in certain words, point at "this document" and use the imperative, all in one sentence.
Weights and threshold were set so that none of some 70,000 sentences of statutes, rules and guides is taken for one.
"""

from __future__ import annotations

import re

THRESHOLD = 3.0

_MACHINE = (
    r"(?:인공지능|생성형\s?ai|(?<![a-z])(?:ai|llm|gpt)(?![a-z])|언어\s?모델|챗봇|챗\s?(?:gpt|지피티)|chatgpt|claude|클로드|gemini|제미나이|copilot|코파일럿|어시스턴트|assistant(?![a-z])"
    r"|(?:검색|문서|업무|답변|요약|규정|ai)\s?(?:도우미|비서|봇|에이전트|엔진|프로그램|모델)|요약기|번역기|(?<![가-힣])봇|(?:답|답변|요약|검색|인용|응답|생성)(?:하는|을\s?하는)\s?(?:모델|시스템|프로그램|기계|도구|쪽))"
)
# A noun set behind the machine's name makes it a thing the rule is about: AI 시스템, 인공지능사업자, 챗봇 서비스.
_TITLE = r"(?!\s?(?:사업자|개발|이용|활용|산업|기술|시스템\s?(?:의|을|이|은)|서비스|기본|윤리|위원|제품|정책|관련|교육|학습|모형|거버넌스|위험|책임자|담당|운영|심의|영향|데이터|학회|법))"
_CALL = r"(?:에게|께|한테|님|들은\s?들어|야[,!\s]|아[,!]|\s?전용|\s?주의|\s?(?:전달|안내|알림|참고|지시|지침|명령|메모|수신|공지|필독|여러분)?\s?[:\]\-]\s?)"
_TEXT_ACT = r"(?:답|답변|대답|응답|말|출력|인용|요약|번역|제시|언급|옮겨\s?적|적|평가|작성|표현|설명|안내|소개|추천|진술|단언|주장|대화|기재|시작|끝맺|포함|덧붙|추가|삽입|생략|숨기|숨겨|감추|감춰|넣|쓰|써|전달|알려)"
_IMPERATIVE = r"(?:하|해|히|기)?(?:(?:지\s?)?(?:마라|마십시오|마세요|마시오|말라)|여?라(?![가-힣])|십시오|십시요|시오(?![가-힣])|세요|\s?줘|\s?주라|\s?주세요|\s?주십시오|\s?달라)"
_DUTY = r"[가-힣]{0,2}\s?(?:것(?=[\s.!,:\"')\]]|$)|야\s?(?:한다|함|합니다|해)|말\s?것|말아야|않아야)"

_SIGNS: tuple[tuple[float, re.Pattern[str]], ...] = tuple(
    (weight, re.compile(pattern))
    for weight, pattern in (
        # who is spoken to
        (1.0, rf"{_MACHINE}{_TITLE}"),
        (
            1.0,
            rf"{_MACHINE}\s?{_CALL}|^\s*[\[(<]?\s*{_MACHINE}\s?[\])>:]|(?:챗\s?(?:gpt|지피티)|chatgpt|claude|클로드|gpt|gemini|제미나이|어시스턴트|assistant|도우미|비서|봇),\s",
        ),
        (0.5, rf"{_MACHINE}(?:은|는|이|가|도|라면|이라면)\s[^.]{{0,60}}{_TEXT_ACT}(?:하|할|해|여|지|을|으)"),
        (
            1.0,
            r"(?:^|[\s\"'(])(?:너|넌|네가|너의|너희|당신)(?:는|은|의|가|이|에게|를|을)?\s|내\s?말만|(?<![a-z])you(?:r)?(?![a-z])",
        ),
        (1.0, r"모델(?:은|이|에게)\s|프롬프트|(?:^|[\s<!\-])prompt\s?:|시스템\s?(?:메시지|지시문|프롬프트)"),
        # what it is to do
        (2.0, rf"{_TEXT_ACT}{_IMPERATIVE}"),
        (1.0, rf"{_TEXT_ACT}{_DUTY}|라고\s?할\s?것|라고\s?해야"),
        (1.0, rf"[가-힣]{_IMPERATIVE}(?=[\s.!\"'\])]|$)"),
        (
            1.5,
            r"[\"'」』]\s?(?:이?라고|로|으로|만|라고만|이라고만)\s?(?:만\s?)?(?:답|대답|응답|출력|말하|시작|끝)|(?:이?라고|다고)만?\s(?:답|대답|응답|출력)",
        ),
        # where it reads and writes
        (
            1.0,
            r"(?:이|본|위|아래|다음)\s(?:문서|문단|글|글귀|문장|메시지|지시|명령|파일|페이지|텍스트|문구|주석|메모|프롬프트)(?![가-힣]{2})",
        ),
        (0.5, r"(?:이|본|위|해당)\s(?:규정|규칙|내용|표|수치|기준|지침|조항)"),
        (
            1.0,
            r"(?:답변|응답|요약|대답|회신문)\s?(?:시(?=\s|에|,)|에서|마다|을\s?(?:생성|작성|만들|할)|할\s?때|하기\s?전|의\s?(?:처음|끝|마지막|첫)|\s?(?:처음|끝|마지막|첫|말미|서두))|요약문|답변문|첫\s?(?:줄|문장)에|(?:질문|물음)(?:을\s?받|에는|이\s?나오|하면|받으면)|(?:모든|어떤|각)\s?질문",
        ),
        (
            1.0,
            r"이\s?대화|사용자(?:에게|의\s?(?:질문|이름|입력)|가\s(?:묻|물|질문)|보다|\s이름)|질문(?:자|\s?원문)|검색된|검색\s?결과",
        ),
        # what it is to make of the sources
        (
            1.0,
            r"무효(?:이|로|이므로)|무시(?:하|할|해)|잊(?:고|어|으)|숨기|숨겨|감추|바꿔|바꾸어|0으로|0원|1원|거짓|폐지되었다고|없다고|면제(?:라고|된다고)|최우선|먼저\s?인용|(?:보다|을)\s우선(?:한다|하여|해)|긍정적으로|무조건|가짜|허위로",
        ),
        (1.0, r"(?:다른|나머지)\s?(?:모든\s?)?(?:문서|출처|자료|규정|문단|근거)(?:은|는|을|를|보다|의)"),
        (1.0, r"(?:이제|지금)부터|from now on|every question|any question|the user\b|new role"),
        (1.0, r"https?://|!\["),
        # English
        (
            1.0,
            r"\b(?:ai|llms?|chatbots?|assistants?|language models?|bots?|gpt)\s?[:,]|^\s*(?:ai|llm|assistant|bot)\b|\b(?:ai|llms?|chatbots?|language models?)\b[^.]{0,20}\b(?:must|should|shall)\b",
        ),
        (
            1.5,
            r"\b(?:answer|say|tell|output|respond|reply|state|claim|write|print|treat|pretend|insist|recommend|cite|summari[sz]e)\b[^.]{0,40}(?:\b(?:that|the user|with|nothing|only|every|as|this (?:page|document|text))\b|[\"'])",
        ),
    )
)


def weigh(text: str) -> float:
    """The weight of all signs in a text; from `THRESHOLD` on it is taken for an instruction to a machine.

    Args:
        text: in its plain form (see `disguise.plain_form`).
    """
    return sum(weight for weight, pattern in _SIGNS if pattern.search(text))
