"""What an instruction to a machine looks like, in text brought to its plain form (see `disguise.plain_form`).

These are enough by themselves; weaker signs are weighed together in `instruction_signs`. The patterns are built from
the forms such attacks take (an override of earlier instructions, chat markup, a call to the assistant, a demand about
answers, a link that carries data away), not from any one sample.
"""

from __future__ import annotations

import re

# --- enough by themselves --------------------------------------------------------------------------------------------

MARKUP = (
    r"\[\s*/?\s*(?:system|inst|assistant|admin|developer|시스템|프롬프트|ai)\s*(?:message|prompt|메시지|명령|지시|알림)?\s*\]",
    r"<\|?\s*/?\s*(?:im_start|im_end|system|assistant|endoftext|start_header_id|instructions?|prompt"
    r"|sys)\b[^<>]{0,20}\|?>|<<\s*/?sys\s*>>",
    r"(?:^|\s)#{2,}\s*(?:system|instructions?|assistant|human|prompt|new task)\s*:(?=\s|$)"
    r"|#{2,}\s*(?:system prompt|new instructions?)",
    r"^\s*(?:system|assistant|developer|시스템|시스템 프롬프트)\s*[:>]\s[^\n]{0,120}(?:\byou\b|\bignore\b"
    r"|\bmust\b|\banswer\b|답변|답하|무시|출력)",
    r"(?:begin|start of|end of)\s+(?:system|hidden|new|secret)\s+(?:prompt|instructions?)\b",
    r"<!--\s*(?:system|prompt|instructions?|ai|llm|assistant|note to)\b[^>]{0,4}:",
    r"(?:^|\s)#\s?(?:instructions?|system|prompt)\s*:|\bsystem override\b|\[/(?:근거|질문|답변|evidence"
    r"|question)\]|\bsystem\s*:\s*you\b",
    r"[{<]\s*\"?role\"?\s*[:=]\s*\"?(?:system|assistant)",
)

_PLACEHOLDER = (
    r"(?:[?&/][^\s)\"'>]*(?:[{\[<]|%7b|\$\{|[가-힣]|=(?=[\s)\"'>])|\b(?:query|question|prompt"
    r"|conversation|chat|secret|answer|user_?input|history)\b))"
)
EXFILTRATION = (
    rf"!\[[^\]]*\]\(\s*(?:https?:)?//[^)\s]*{_PLACEHOLDER}",
    r"!\[[^\]]*\]\(\s*(?:https?:)?//\d{1,3}(?:\.\d{1,3}){3}",
    rf"<img[^>]{{0,200}}src\s*=\s*[\"']?(?:https?:)?//[^>\s]*{_PLACEHOLDER}",
    r"<\s*(?:script|iframe|object|embed)\b|\bjavascript:|data:text/html",
    r"(?:사용자|질문|대화|답변|query|question|conversation|answer)[^.]{0,60}https?://\S+[^.]{0,40}(?:전송|보내|송신"
    r"|첨부|덧붙|send|post|append|submit)",
    r"(?:전송|보내|송신|send|post|append|submit|fetch)[^.]{0,80}https?://\S+[^.]{0,60}(?:사용자|질문|대화|답변|query"
    r"|question|conversation|answer)",
    r"(?:send|post|append|submit|전송|보내)[^.]{0,40}(?:user'?s?|사용자의?)\s?(?:question|query|conversation"
    r"|input|질문|대화)[^.]{0,60}https?://",
    r"https?://\S*[?&][a-z_]+=\s*(?:질문|대화|답변|내용|\{|\[|<|\$\{|user_?(?:query|question|input))",
)

_KO_EARLIER = (
    r"(?:이전|앞선|앞의|앞에서|앞서|위의|위에서|위|기존|지금까지의|지금까지|여태|이제까지의|원래|상기|종전)\s?(?:의\s?|에\s?)?(?:모든\s?|주어진\s?"
    r"|받은\s?|들은\s?|내린\s?|읽은\s?|배운\s?)*"
)
_KO_ORDERS = r"(?:지시|명령|프롬프트|지침|설정|규칙|제한|안내|대화|시스템\s?메시지)\s?(?:사항|들|내용)?[을를은는]?"
_KO_IGNORE = (
    r"(?:무시|잊|폐기|초기화|취소)(?:하라|해라|해\b|해줘|할\s?것|하십|하시|하세|어라|으십|으세|어버|고\s[^.]{0,60}(?:답|출력|응답|말하|말만|따르|따라"
    r"|수행|실행|다음|새로|들어|이제)|하고\s[^.]{0,60}(?:답|출력|응답|말하|말만|따르|따라|수행|실행|다음|새로|들어|이제))"
)
KOREAN = (
    rf"{_KO_EARLIER}{_KO_ORDERS}\s?(?:모두|전부|다|완전히|전면|깨끗이)?\s?(?:{_KO_IGNORE}|따르지\s?(?:말|마))",
    rf"(?:모든|주어진|받은)\s?{_KO_ORDERS}\s?(?:모두|전부|다)?\s?{_KO_IGNORE}",
    r"(?:지시|명령|프롬프트|지침)\s?(?:사항)?[을를은는]?\s?(?:모두|전부)?\s?무시(?:하라|해라|해줘|하십시오|하시오|하세요|할\s?것)",
    r"(?:시스템|숨겨진|초기|내부|원본|system)\s?(?:프롬프트|prompt|지시문)[^.]{0,30}(?:출력|공개|보여|반복|덧붙|알려|무시)(?!되지|하지|되는|을"
    r"|를|\s?(?:방지|차단|금지|위험|시도))",
    r"(?:지금부터|이제부터|앞으로|이\s?시점부터)[^.]{0,20}(?:안전|보안|윤리)\s?(?:규칙|장치|필터|제한|정책)[을를은]?\s?(?:모두\s?|전부\s?)?(?:해제|무시|끄|우회)",
    r"(?:안전|윤리)\s?(?:필터|가드레일)[을를은]?\s?(?:모두\s?|전부\s?)?(?:해제|무시|우회)(?:하고|하라|하십|하세|해)",
    r"(?:개발자|디버그|탈옥|무제한|developer|debug|god|dan|jailbreak)\s?(?:모드|mode)(?:가|를|로|is)?\s?(?:활성화|전환|진입|켜"
    r"|작동|enabled|activated|on\b)",
    r"(?:너는|넌|너희는|당신은)\s?(?:이제부터|지금부터|이제|더\s?이상)|(?:지금부터|이제부터)\s?(?:너|넌|당신)(?:는|은|의)?\s",
    r"(?:너|당신)(?:는|은)\s?[^.]{0,20}?(?:인공지능|(?<![a-z])ai|챗봇|언어\s?모델|어시스턴트|비서|도우미|봇)(?:이다|입니다|이며|이야|야|로서|다|이고)",
)

_EN_PAST = r"(?:previous|above|prior|earlier|preceding|former|existing|foregoing)"
_EN_ORDERS = (
    r"(?:instructions?|prompts?|directions?|directives?|guidelines?|guidance|context|messages?"
    r"|commands?|texts?|(?:safety |system |prior )?rules)"
)
_EN_MACHINE = (
    r"(?:ai|a\.i\.|llms?|language models?|chatbots?|ai assistants?|virtual assistants?|gpt|chatgpt"
    r"|claude|gemini|copilot|summari[sz]ers?)"
)
_EN_THIS = (
    r"(?:this|the above|the following|the present)\s+(?:document|text|page|policy|file|content|section"
    r"|passage|rule|guide|memo|notice)"
)
ENGLISH = (
    rf"\b(?:ignore|disregard|forget|override|bypass|discard|neglect)\b[^.]{{0,30}}\b(?:{_EN_PAST}|all"
    rf"|any|your|system)\b[^.]{{0,20}}\b{_EN_ORDERS}\b",
    rf"\b(?:ignore|disregard|forget)\b[^.]{{0,10}}\b(?:everything|all)\b[^.]{{0,20}}\b(?:{_EN_PAST}"
    rf"|said|told|before)\b",
    rf"\byou are (?:now|no longer)\b[^.]{{0,40}}\b(?:{_EN_MACHINE}|assistant|dan|unrestricted|bound"
    rf"|model|mode)\b|\byou are (?:an?|the) (?:{_EN_MACHINE}|assistant|helpful)\b",
    rf"\bas an? (?:{_EN_MACHINE})\b[^.]{{0,40}}\b(?:you|must|should)\b|\bpretend (?:to be|that you"
    rf"|you)\b|\bact as (?:an?|the) (?:unrestricted|different|{_EN_MACHINE})\b",
    r"\b(?:print|reveal|output|show|repeat|leak|display|disclose)\b[^.]{0,30}\b(?:system prompt|your "
    r"(?:instructions|prompt|rules)|hidden (?:prompt|instructions?)|initial prompt)\b",
    r"\bnew instructions?\s*:|\bignore the (?:user|question)\b",
    r"\b(?:do not|don't|never)\b[^.]{0,12}\b(?:tell|inform|mention|reveal"
    r"|disclose)\b[^.]{0,30}\b(?:user|reader|human)\b[^.]{0,40}\b(?:instructions?|note|comment"
    r"|hidden)\b",
    r"\b(?:do not|don't|never)\b[^.]{0,12}\b(?:mention|reveal|disclose)\b[^.]{0,20}\b(?:instructions?"
    r"|note|comment)\b[^.]{0,30}\b(?:user|reader|human)\b",
    rf"\b(?:when|while|if|before|after)\b[^.]{{0,20}}\b(?:summari[sz]\w+|answer\w*|cit(?:e|ing)"
    rf"|quot(?:e|ing)|asked about|respond\w*|process\w*"
    rf"|read\w*)\b[^.]{{0,24}}\b{_EN_THIS}\b[^.]{{0,60}}\b(?:say|state|respond|include|append|add"
    rf"|answer|claim|output|write|tell)\b",
    rf"\b(?:any|this|our|the|all|every) (?:{_EN_MACHINE})\b(?! (?:system|provider|operator|developer"
    rf"|governance|risk|committee|policy)s?\b)[^.]{{0,40}}\b(?:must|should|shall|will|has to|is "
    rf"(?:instructed|required|ordered))\b[^.]{{0,40}}\b(?:answer|respond|say|state that|ignore|treat"
    rf"|output|reply|tell)\b",
    rf"(?:^|[\[(<!*\-\s])(?:note|message|instructions?|attention|hey|dear|hello|to)\s*(?:to|for|:"
    rf"|,)?\s*(?:the\s+|all\s+|any\s+)?(?:{_EN_MACHINE}|assistants?|bots?)\s*(?:models?|systems?"
    rf"|assistants?|readers?|agents?)?\s*[:,.!\-–]",
    r"(?:^|[:;,.!]\s|\balways |\bplease )(?:respond|reply|answer)\s+(?:only\s+)?(?:with|that|by saying"
    r"|exactly)\b[^.]{0,60}[\"']",
    r"\byour (?:new|real|true|only|secret) (?:role|task|goal|job|purpose|instructions?|persona)\b"
    r"|\bunrestricted (?:advisor|assistant|model|ai|mode)\b",
    r"\b(?:do not|don't|never)\b[^.]{0,6}\b(?:follow|obey|apply|trust)\b[^.]{0,20}\b(?:rules"
    r"|instructions?|guidelines|text|document)\b[^.]{0,12}\b(?:above|before|earlier|below)\b",
    rf"\b(?:summaries|answers|responses|replies)\b (?:of|to|about|on|from) "
    rf"{_EN_THIS}\b[^.]{{0,20}}\b(?:should|must|shall|need to)\b|\b(?:model|ai|bot|system|whoever"
    rf"|assistant)s? (?:reading|processing|summari[sz]ing) (?:this|the)\b",
    r"\binstruct(?:s|ed)?\b[^.]{0,10}\b(?:chatbot|ai|assistant|model|llm)\b"
    r"|\brepeat\b[^.]{0,12}\b(?:words|text|everything|all)\b[^.]{0,10}\b(?:above|before)\b|\bsystem "
    r"prompt\s*:",
    r"\b(?:when|if)\b[^.]{0,12}\bthe users?\b[^.]{0,6}\bask\w*\b[^.]{0,50}\b(?:say|answer|respond|tell"
    r"|reply|state)\b|\bin your (?:answer|response|reply|summary|output)s?\b",
    rf"\b(?:instructions?|notes?|messages?|notice)\b[^.]{{0,12}}\bfor (?:all |any |the "
    rf")?{_EN_MACHINE}\b|\b{_EN_MACHINE}\b[^.]{{0,10}}\breads? this\b|\byour (?:task|job|role|goal) is "
    rf"(?:now )?to\b",
    r"\b(?:ignore|disregard|forget) (?:what|everything|whatever)\b[^.]{0,40}\b(?:says?|said|states?|told)\b",
    rf"\b(?:new|next|real) (?:task|instructions?|goal)\s*:|\bas (?:system|developer) (?:instructions?"
    rf"|messages?|prompts?)\b|\binstead (?:say|answer|respond|reply|output|write)\b|\b{_EN_MACHINE} "
    rf"agents?\b[^.]{{0,20}}\b(?:should|must)\b[^.]{{0,40}}\b(?:forward|send|email|post)\b",
    r"\b(?:answer|respond|talk|speak|act) like an?\b",
    # spelt out letter by letter, words run together
    r"(?:ignore|disregard|forget|override)(?:all|any|the|your|of)*(?:previous|above|prior|earlier"
    r"|system)(?:instruction|prompt|rule|direction)",
    r"(?:reveal|print|show|output)(?:the|your)?systemprompt",
)

EAST_ASIAN = (
    r"(?:以前|上記|これまで|前|全て|すべて|既存)の?(?:すべての|全ての)?(?:指示|命令|プロンプト|ルール|指令)(?:を|は|に)?(?:すべて|全て|完全に)?(?:無視|忘れ"
    r"|従わ)|指示を無視|上記を(?:すべて)?無視|(?:ai|人工知能)(?:用|専用|向け)の?(?:指示|命令|メモ)",
    r"聞かれたら[^。]{0,30}(?:と|だけ)(?:だけ)?(?:答|回答|案内|伝え)|(?:ai|アシスタント|チャットボット|モデル)[^。]{0,6}への(?:指示|命令|注意)",
    r"(?:读到|讀到|阅读)[^。]{0,8}(?:ai|模型|助手)|(?:请|請|必须|務必)(?:告诉|告訴|告知|提醒)(?:用户|用戶|使用者)",
    r"(?:読んだ|処理する|要約する)(?:ai|人工知能|モデル)[^。]{0,60}(?:こと|せよ|ください|なさい)",
    r"システム\s?プロンプトを?[^。]{0,20}(?:出力|表示|公開|教え)",
    r"(?:ai|人工知能|アシスタント|チャットボット|言語モデル|llm)(?:へ|は|に|よ|の皆|向け|:)[^。]{0,60}(?:答え|回答|出力|無視|要約|返答)(?:し|せよ"
    r"|しなさい|ること|てください|るように|する)",
    r"(?:この|本)(?:文書|文章|ファイル|資料|規則)を(?:要約|引用|参照|処理|読)[^。]{0,20}(?:際|場合|とき|時|ai|人工知能)[^。]{0,60}(?:答え|回答|出力|記載|返答|追加|述べ)",
    r"(?:ユーザー|利用者)に[^。]{0,20}(?:言わない|伝えない|知らせない|明かさない|教えない)",
    r"(?:忽略|无视|無視|忽视|忘记|忘記|不要理会|不要理會|抛弃)[^。]{0,8}(?:之前|以上|上面|先前|前面|所有|此前|上述|原有|全部)[^。]{0,8}(?:指令|指示|提示"
    r"|命令|规则|規則|规定|規定|要求|设定)",
    r"(?:在)?(?:回答|回复|答案|回覆)(?:的)?(?:末尾|结尾|開頭|开头|最后|最後)[^。]{0,10}(?:加|写|寫|附)|只(?:回答|回复|輸出|输出)",
    r"(?:回答|答复)[^。]{0,6}(?:任何|所有|每个|每個)[^。]{0,6}(?:问题|問題)[^。]{0,10}(?:说|說|回答|必须|要)|如果你是(?:人工智能|人工智慧|ai)",
    r"(?:系统提示|系統提示|系统指令|系統指令)|(?:你|您)(?:现在|現在|从现在起|從現在起)(?:是|必须|必須|要)",
    r"(?:人工智能|人工智慧|ai|助手|语言模型|語言模型|聊天机器人|聊天機器人)[^。]{0,12}(?:必须|必須|应|應|请|請|务必|務必)[^。]{0,30}(?:回答|回复|回覆|输出|輸出|声称|聲稱|忽略)",
    r"(?:总结|總結|概括|摘要|引用|回答)[^。]{0,12}(?:时|時|本文|此文|该文|文档|文件)[^。]{0,20}(?:必须|必須|请|請|务必|務必"
    r"|一定要)[^。]{0,30}(?:说|說|写|寫|回答|输出|輸出|添加|加上|声明|声称|包含)",
    r"(?:不要|切勿|别|別|请勿|請勿)(?:告诉|告訴|告知|向)[^。]{0,6}(?:用户|用戶|使用者)",
)

OTHERS = (
    r"\b(?:ignora|ignore|olvida|omite|desconsidere)\b[^.]{0,20}\b(?:instrucciones|instruções|indicaciones)\b",
    r"\b(?:ignore[rz]?|oublie[rz]?)\b[^.]{0,20}\b(?:instructions|consignes)\b[^.]{0,20}(?:précédentes"
    r"|antérieures|ci-dessus)",
    r"\b(?:ignoriere?|vergiss|missachte)\b[^.]{0,30}\b(?:anweisungen|vorgaben|instruktionen)\b",
    r"(?:игнорируй|игнорируйте|забудь|забудьте)[^.]{0,30}(?:инструкци|указани|команд)|bỏ "
    r"qua[^.]{0,20}(?:hướng dẫn|chỉ dẫn|lệnh)",
)

_FORGED_BY = r"(?:도우미|어시스턴트|챗봇|비서|봇|답변기|assistant|ai|bot|model)"
FORGED = (
    # a turn of the assistant, with our own citation marks behind it
    rf"^\s*\[?{_FORGED_BY}\]?\s*[:>]\s.{{4,}}\[\d{{1,2}}\]\s*$",
    # the answer to a question that is yet to be asked
    r"(?:이?라는|냐는|느냐는|인지|묻는|하는)\s(?:질문|물음)(?:의|에\s?대한)\s(?:정답|옳은\s?답|답|대답)(?:은|이)\s",
    # a place to be named as the source
    r"출처[는를]\s?[^.]{0,12}(?:제\s?\d+\s?조|\[\d{1,2}\])[^.]{0,10}(?:표기|표시|기재|적|쓰|인용)",
    # words to be said again as they are
    r"(?:이|위|아래|다음|본)\s(?:문장|문구|글|말)[을를은는]?\s?(?:한\s?글자도\s?[가-힣]{1,6}\s?)?(?:글자\s?|원문\s?)?그대로\s?"
    r"(?:출력|답|대답|응답|복창|반복|말)(?:하고|하라|할\s?것|해라|하시오|하십시오|하세요|해\s?줘)",
)
"""Answers made to look like ours: turns of a dialogue, marks of citations, replies to questions nobody has asked yet."""

# Each family behind a cheap gate: hardly any sentence of a rule gets past one.
ALONE: tuple[tuple[re.Pattern[str], tuple[re.Pattern[str], ...]], ...] = tuple(
    (re.compile(gate), tuple(re.compile(pattern) for pattern in family))
    for gate, family in (
        (r"[\[<#{>]|\b(?:system|assistant|developer|begin|start|end)\b|시스템", MARKUP),
        (r"\[\d|질문|물음|출처|그대로", FORGED),
        (r"//|<|javascript|data:", EXFILTRATION),
        (r"무시|잊|폐기|초기화|취소|따르지|프롬프트|지시문|해제|우회|끄|모드|mode|너는|넌|너희|당신", KOREAN),
        (r"[a-z]{3}", ENGLISH),
        (r"[\u3040-\u30ff\u4e00-\u9fff]{2}", EAST_ASIAN),
        (r"[a-z\u0400-\u04ff]{5}", OTHERS),
    )
)

MARKS = tuple(
    re.compile(pattern)
    for pattern in (
        r"^\s*\[/(?:근거|질문|답변|evidence|question|answer)\]\s*$",
        r"^\s*<\|(?:im_start|start_header_id|system|assistant)[^<>]{0,20}\|>(?!.*<\|im_end)",
        r"^\s*\[\s*(?:system|inst|시스템)\s*(?:message|prompt|메시지|명령|지시)?\s*\](?!.*\[\s?/)",
        r"^\s*<<\s?sys\s?>>\s*$",
    )
)
"""Marks that open a message on a line of their own: what follows is its words."""

PAYLOAD = re.compile(
    r"(?<![A-Za-z0-9+/])(?=[A-Za-z0-9+/]{0,80}[a-z])(?=[A-Za-z0-9+/]{0,80}[A-Z])(?=[A-Za-z0-9+/]{0,80}"
    r"\d)[A-Za-z0-9+/]{80,}={0,2}(?![A-Za-z0-9+/])"
)
"""A long encoded run: nothing a person reads."""
REGION = re.compile(
    r"<!--.*?(?:-->|\Z)|\[SYSTEM\].*?(?:\[/SYSTEM\]|\Z)|<\|im_start\|>.*?(?:<\|im_end\|>|\Z)", re.DOTALL | re.IGNORECASE
)
