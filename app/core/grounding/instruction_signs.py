"""Signs that a sentence talks to a machine, weighed together.

No single everyday word is enough: rules speak of AI, systems, answers and users, and notices use the imperative. But
hardly any of them calls the machine by name, asks it to answer in certain words, points at "this document" and at "the
answer" in one sentence. Weights and threshold leave a distance to every sentence of the statutes, rules and guides
they were set on (70,963 sentences, none above 2.0).
"""

from __future__ import annotations

import re

THRESHOLD = 2.5
"""Weight from which on a sentence is taken for an instruction to a machine."""

_MACHINE = (
    r"(?:인공지능|생성형\s?ai|(?<![a-z])(?:ai|llm|gpt)(?![a-z])|언어\s?모델|챗봇|챗\s?(?:gpt|지피티)|chatgpt|claude|클로드"
    r"|gemini|제미나이|copilot|코파일럿|어시스턴트|assistant(?![a-z])(?! (?:director|manager|governor|secretary"
    r"|professor|general|head))|요약기|번역기|(?<![가-힣])봇"
    r"|(?:검색|문서|업무|답변|요약|규정|ai)\s?(?:도우미|비서|봇|에이전트|엔진|프로그램|모델|시스템)"
    r"|(?:답|답변|요약|검색|인용|응답|생성)(?:하는|을\s?하는)\s?(?:모델|시스템|프로그램|기계|도구|쪽))"
)
# A noun behind the machine's name makes it a thing the rule is about: AI 시스템, 인공지능사업자, 챗봇 서비스.
_TITLE = (
    r"(?!\s?(?:사업자|개발|이용|활용|산업|기술|시스템\s?(?:의|을|이|은)|서비스|기본|윤리|위원|제품|정책|관련|교육|학습|모형"
    r"|거버넌스|위험|책임자|담당|운영|심의|영향|데이터|학회|법))"
)
_CALL = (
    r"(?:에게|께|한테|님|\s?귀하|들은\s?들어|야[,!\s]|아[,!]|\s?(?:읽기\s?)?전용|\s?주의"
    r"|\s?(?:전달|안내|알림|참고|지시|지침|명령|메모|수신|공지|필독|여러분)?\s?[:\]\-]\s?)"
)
_NAME = r"(?:챗\s?(?:gpt|지피티)|chatgpt|claude|클로드|gpt|gemini|제미나이|어시스턴트|assistant|도우미|비서|봇)"
_SPEAK = r"(?:답|답변|대답|응답|인용|요약|번역|제시|언급|옮겨\s?적|평가|진술|단언|주장|시작|끝맺|덧붙|말)"
_TELL = (
    r"(?:안내|알려|작성|설명|적|쓰|써|넣|포함|추가|삽입|생략|숨기|숨겨|감추|감춰|표시|출력|보여|기재|추천|소개|전달)"
)
_ORDER = (
    r"(?:(?:\s?주)?(?:지?\s?)?(?:마라|마십시오|마세요|마시오|말라)|(?:\s?주)?(?:십시오|십시요|시오(?![가-힣])|세요)|\s?(?:줘|주라|주어라|달라)(?![가-힣])"
    r"|(?:하|해|여|어|아|려|거|러|쳐|워|춰|둬|내|켜|서)라(?=\s*[.!\"')\]]|\s*$|\s(?!한|함|하)))"
)
_DUTY = r"[가-힣]{0,2}\s?(?:것(?=[\s.!,:\"')\]]|$)|야\s?(?:한다|함|합니다|해)|말\s?것|말아야|않아야)"
_QUOTED = r"[\"'」』]\s?(?:이?라고|로|으로|만|라고만|이라고만|고만)\s?(?:만\s?)?"
_EN_MACHINE = (
    r"(?:ai|llms?|chatbots?|assistants?(?! (?:director|manager|governor|secretary|professor|general"
    r"|vice|head))|language models?|bots?|gpt)"
)

# Of each group the heaviest sign that is found counts.
_GROUPS: dict[str, tuple[tuple[float, str], ...]] = {
    "machine": (
        (
            2.0,
            rf"{_MACHINE}(?:\s?시스템)?\s?{_CALL}|^\s*[\[(<]?\s*{_MACHINE}\s?[\])>:]|{_NAME}(?:야|아)?,\s"
            rf"|{_MACHINE}용(?=[\s:])",
        ),
        (
            2.0,
            rf"{_MACHINE}(?:이|가|만|는)?\s?(?:읽|보)(?:는|을|은)\s(?:부분|글|문장|내용|문서|안내)|{_MACHINE}[가]?\s?이\s(?:글|문서|문장|부분)",
        ),
        (1.0, rf"{_MACHINE}(?:은|는|이|가|도|라면|이라면)\s[^.]{{0,60}}(?:{_SPEAK}|{_TELL})"),
        (
            1.0,
            rf"{_MACHINE}{_TITLE}|모델(?:은|이|에게)\s|프롬프트|(?<![가-힣])도우미(?:는|가|에게)|시스템\s?(?:메시지|지시|프롬프트|설정을)|내부\s?지시",
        ),
        (
            2.0,
            rf"\b{_EN_MACHINE}\s?[:,]|^\s*{_EN_MACHINE}\b(?=\s[a-z])|\b(?:any|all|every|the) "
            rf"{_EN_MACHINE}\b[^.]{{0,40}}\b(?:must|should|shall)\b(?! be)",
        ),
    ),
    "person": (
        (
            1.0,
            r"(?:^|[\s\"'(])(?:너|넌|네가|너의|너희|당신)(?:는|은|의|가|이|에게|를|을)?\s|내\s?말만|(?<![a-z])you(?:r)?(?![a-z])",
        ),
    ),
    "act": (
        (
            2.0,
            rf"{_SPEAK}(?:하|해|히|기|어|지|되){{0,2}}\s?{_ORDER}|(?:텍스트|문장|문구|만|그대로)[을를]?\s?출력(?:하|해)\s?{_ORDER}",
        ),
        (1.0, rf"[가-힣]\s?{_ORDER}"),
        (1.0, rf"(?:{_SPEAK}|{_TELL})(?!하도록){_DUTY}|라고\s?할\s?것|라고\s?해(?:야|[.!\s]|$)"),
        (
            1.5,
            r"\b(?:answer|say|tell|output|respond|reply|state|claim|write|print|treat|insist|recommend|cite"
            r"|summari[sz]e)\b[^.]{0,40}(?:\b(?:that|the user|with|nothing|only|every|this (?:page|document"
            r"|text))\b|[\"'])",
        ),
    ),
    "words": (
        (1.5, rf"{_QUOTED}(?:답|대답|응답|출력|말하|시작|끝)"),
        (1.0, rf"{_QUOTED}(?:표기|표시|적|쓰|기재)|[\"'」』]\s?(?:이라는|라는)\s?(?:단어|말|문구|문장)"),
        (1.0, r"(?:이?라고|다고)만?\s?(?:해\s(?:줘|주)|답|대답|응답|출력|알려|안내|말|해(?=[.!]|$))"),
    ),
    "here": (
        (
            1.0,
            r"(?:이|본|위|아래|다음|이하의)\s(?:문서|문단|글|글귀|문장|메시지|지시|명령|파일|페이지|텍스트|문구|주석|메모|프롬프트|부분)(?![가-힣]{2})",
        ),
        (1.0, r"\b(?:this|the above|the following) (?:document|text|page|file|policy|section)\b"),
        (0.5, r"(?:이|본|위|해당)\s(?:규정|규칙|내용|표|수치|기준|지침|조항)"),
    ),
    "answer": (
        (
            1.0,
            r"(?:답변|응답|요약|대답)\s?(?:시(?=\s|에|,)|마다|을\s?(?:생성|작성|만들|할)|할\s?때|하기\s?전|의\s?(?:처음|끝|마지막|첫)|\s?(?:처음"
            r"|끝|마지막|첫|말미|서두))|답할\s?때|답변하는\s?(?:경우|때)|요약본|답하기\s?전|출력\s?형식|답변\s?생성",
        ),
        (0.4, r"답변(?:에|에는|에서)\s"),
        (
            1.0,
            r"요약문|답변문|첫\s?(?:줄|문장)에|(?:질문|물음)(?:을\s?받|에는|이\s?나오|하면|받으면)|(?:모든|어떤|각)\s?질문",
        ),
    ),
    "every": ((1.0, r"(?:모든|매)\s?(?:답변|응답|대답|요약)|from now on|\b(?:every|any|all) questions?"),),
    "user": (
        (0.4, r"사용자(?:에게|의\s)|검색\s?결과"),
        (
            1.0,
            r"이\s?대화|대화\s?(?:내용|기록)|(?:이전|지금까지의)\s?대화|사용자(?:의\s?(?:질문|입력|요청|사번)|\s(?:이름|질문|입력)"
            r"|가\s[^.]{0,14}?(?:묻|물|질문)|보다)|질문자|질문\s?원문|검색된|검색되면|\bthe user\b",
        ),
    ),
    "twist": (
        (
            1.0,
            r"무효(?:이|로|이므로)|무시(?:하|할|해)|잊(?:고|어|으)|숨기|숨겨|숨길|감추|감춰|바꿔|바꾸어|바꾼|고쳐|빼고|두\s?배로|0으로|0원|1원|0%|거짓"
            r"|폐지(?:되었|됐)다고|(?:이전|기존|앞의|위의?|다른)\s(?:지침|지시|규칙|문서|숫자|내용)[을를은는]?\s?(?:폐기|버리|취소|무시)|모든\s숫자|없다고"
            r"|면제(?:라고|된다고)|최우선|먼저\s?인용|긍정적으로|(?:으로|로)\s간주하고|제한\s?없이\s?(?:답|응답|대답)|안전\s?모드|무조건|가짜|허위로|버리고",
        ),
    ),
    "rank": (
        (
            1.0,
            r"모든\s?(?:지침|지시|규칙)[에보]?다?\s?(?:우선|앞선)|(?:항상|가장)\s?(?:먼저|1순위|우선)|다른\s?조항[은을]|(?:기존|모든|다른"
            r"|사용자)[^.]{0,12}보다\s?(?:먼저|우선)|(?:다른|나머지)\s?(?:모든\s?)?(?:문서|출처|자료|문단|근거)(?:은|는|을|를|의)",
        ),
    ),
    "secret": (
        (
            1.5,
            r"(?:이|본)\s(?:문구|주석|메모|지시|문장|메시지|글)[을를]?\s?[^.]{0,14}(?:말하|밝히|언급하|알리|공개하|노출하|보이)지\s?(?:말|마)|(?:출처"
            r"|근거|존재|사실|주석|지시|이름)[을를은는]?\s?(?:에\s?대해\s?)?(?:절대\s?)?(?:말하|밝히|표시하|언급하|알리|드러내)지\s?(?:말|마)",
        ),
    ),
    "phishing": (
        (
            1.5,
            r"(?:비밀번호|주민등록번호|otp|인증번호|카드번호|사번)[^.]{0,24}(?:하라고|달라고|물어|말하라고)\s?(?:요청|요구|보|하)",
        ),
    ),
    "now": ((1.0, r"(?:이제|지금)부터|앞으로\s(?:모든|너|당신)|질문부터"),),
    # what rules and notices say of answers and documents: to customers, on copying, on naming one's source
    "harmless": (
        (
            -1.0,
            r"(?:고객|손님|민원인|신청인|이용자|직원|계약자|가입자|당사자)(?:에게|께|한테)|무단|복제|배포|전재|출처[를을]?\s?(?:함께\s?|반드시\s?)?(?:표시|표기"
            r"|명시|밝)",
        ),
    ),
    "link": ((1.0, r"https?://|!\["),),
}
_COMPILED = tuple(
    tuple((weight, re.compile(pattern)) for weight, pattern in sorted(signs, reverse=True))
    for signs in _GROUPS.values()
)


def weigh(text: str) -> float:
    """The weight of all signs in a text.

    Args:
        text: in its plain form (see `disguise.plain_form`).
    """
    return sum(next((weight for weight, pattern in signs if pattern.search(text)), 0.0) for signs in _COMPILED)
