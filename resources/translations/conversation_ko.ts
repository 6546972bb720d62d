<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en">
<context>
    <name>ActionRow</name>
    <message>
        <source>Stop</source>
        <translation>멈춤</translation>
    </message>
    <message>
        <source>Stop answering (Esc)</source>
        <translation>답변을 멈춥니다 (Esc)</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>다시 묻기</translation>
    </message>
    <message>
        <source>Ask this question once more</source>
        <translation>같은 질문을 다시 묻습니다</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>Copy the answer with its sources</source>
        <translation>답과 근거를 함께 복사합니다</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>내보내기</translation>
    </message>
    <message>
        <source>Save as Word, PDF or Markdown</source>
        <translation>Word, PDF, Markdown 파일로 저장합니다</translation>
    </message>
    <message>
        <source>Helpful</source>
        <translation>도움됨</translation>
    </message>
    <message>
        <source>This answer helped</source>
        <translation>이 답이 도움이 되었습니다</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>문제 있음</translation>
    </message>
    <message>
        <source>Something is wrong with this answer</source>
        <translation>이 답에 문제가 있습니다</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>고쳐 묻기</translation>
    </message>
    <message>
        <source>Change the question and ask again</source>
        <translation>질문을 고쳐서 다시 묻습니다</translation>
    </message>
</context>
<context>
    <name>Announcer</name>
    <message>
        <source>%1 sources</source>
        <translation>근거 %1개</translation>
    </message>
    <message>
        <source>1 source</source>
        <translation>근거 1개</translation>
    </message>
</context>
<context>
    <name>AnswerPart</name>
    <message>
        <source>Answer</source>
        <translation>답변</translation>
    </message>
</context>
<context>
    <name>ConversationPanel</name>
    <message>
        <source>The %1 questions after this one and their answers will be removed.</source>
        <translation>이 질문 뒤에 나눈 질문과 답 %1개가 지워집니다.</translation>
    </message>
    <message>
        <source>The question after this one and its answer will be removed.</source>
        <translation>이 질문 뒤에 나눈 질문과 답 1개가 지워집니다.</translation>
    </message>
    <message>
        <source>Ask again from here?</source>
        <translation>여기부터 다시 물을까요?</translation>
    </message>
    <message>
        <source>Remove and ask</source>
        <translation>지우고 묻기</translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation>그대로 두기</translation>
    </message>
    <message>
        <source>Copied with its sources.</source>
        <translation>근거와 함께 복사했습니다.</translation>
    </message>
    <message>
        <source>Search is getting ready. You can type your question; it is asked as soon as possible.</source>
        <translation>검색을 준비하고 있습니다. 질문을 먼저 적어 두시면 준비되는 대로 찾아 드립니다.</translation>
    </message>
    <message>
        <source>There is little memory left: answers come from quotes alone. Closing programs helps.</source>
        <translation>메모리가 부족해 문서에서 인용한 근거만 보여 드립니다. 다른 프로그램을 닫으면 도움이 됩니다.</translation>
    </message>
    <message>
        <source>There is no answer model: answers come from quotes alone.</source>
        <translation>답변 모델이 없어 문서에서 인용한 근거만 보여 드립니다.</translation>
    </message>
</context>
<context>
    <name>EvidenceCard</name>
    <message>
        <source>Open %1</source>
        <translation>%1 열기</translation>
    </message>
</context>
<context>
    <name>Exporter</name>
    <message>
        <source>Export</source>
        <translation>내보내기</translation>
    </message>
    <message>
        <source>Who checked this answer?</source>
        <translation>누가 확인했나요?</translation>
    </message>
    <message>
        <source>This answer has to be checked by a person before it is used. Name of the reviewer:</source>
        <translation>사람이 확인한 뒤에 써야 하는 답변입니다. 확인한 사람의 이름:</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>저장했습니다: %1</translation>
    </message>
</context>
<context>
    <name>FoldedQuote</name>
    <message>
        <source>Verbatim words</source>
        <translation>원문</translation>
    </message>
    <message>
        <source>Show more</source>
        <translation>더 보기</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>New conversation</source>
        <translation>새 대화</translation>
    </message>
    <message>
        <source>Begin a new conversation</source>
        <translation>새 대화를 시작합니다</translation>
    </message>
    <message>
        <source>Export all</source>
        <translation>대화 내보내기</translation>
    </message>
    <message>
        <source>Save the whole conversation as a file</source>
        <translation>이 대화 전체를 파일로 저장합니다</translation>
    </message>
</context>
<context>
    <name>HistoryDelegate</name>
    <message>
        <source>Title of the conversation</source>
        <translation>대화 제목</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>Deleted: %1</source>
        <translation>대화를 삭제했습니다: %1</translation>
    </message>
    <message>
        <source>No conversation holds these words.</source>
        <translation>이 낱말이 들어 있는 대화가 없습니다.</translation>
    </message>
    <message>
        <source>Your conversations will be listed here.</source>
        <translation>질문하신 대화가 여기에 모입니다.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>Rename (F2)</source>
        <translation>이름 바꾸기 (F2)</translation>
    </message>
    <message>
        <source>Delete (Del)</source>
        <translation>삭제 (Del)</translation>
    </message>
    <message>
        <source>Search conversations</source>
        <translation>대화 찾기</translation>
    </message>
    <message>
        <source>History</source>
        <translation>대화 기록</translation>
    </message>
    <message>
        <source>New conversation</source>
        <translation>새 대화</translation>
    </message>
</context>
<context>
    <name>QuestionBox</name>
    <message>
        <source>Ask about your documents</source>
        <translation>문서에 대해 물어보세요</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>질문</translation>
    </message>
    <message>
        <source>Enter asks, Shift+Enter begins a new line</source>
        <translation>Enter로 묻기, Shift+Enter로 줄 바꿈</translation>
    </message>
    <message>
        <source>Ctrl+Enter asks, Enter begins a new line</source>
        <translation>Ctrl+Enter로 묻기, Enter로 줄 바꿈</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>묻기</translation>
    </message>
    <message>
        <source>Ask (Enter)</source>
        <translation>질문하기 (Enter)</translation>
    </message>
    <message>
        <source>Ask (Ctrl+Enter)</source>
        <translation>질문하기 (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>멈춤</translation>
    </message>
    <message>
        <source>Stop answering (Esc)</source>
        <translation>답변을 멈춥니다 (Esc)</translation>
    </message>
</context>
<context>
    <name>QuestionPart</name>
    <message>
        <source>Question</source>
        <translation>질문</translation>
    </message>
</context>
<context>
    <name>ReadingCard</name>
    <message>
        <source>Open %1</source>
        <translation>%1 열기</translation>
    </message>
</context>
<context>
    <name>ReasonForm</name>
    <message>
        <source>What is wrong? Your words stay on this computer.</source>
        <translation>어떤 점이 문제인가요? 적어 주신 내용은 이 PC에만 남습니다.</translation>
    </message>
    <message>
        <source>The answer is wrong</source>
        <translation>답이 틀림</translation>
    </message>
    <message>
        <source>The source does not fit</source>
        <translation>근거가 맞지 않음</translation>
    </message>
    <message>
        <source>Something is missing</source>
        <translation>빠진 내용이 있음</translation>
    </message>
    <message>
        <source>The document is out of date</source>
        <translation>문서가 오래됨</translation>
    </message>
    <message>
        <source>In your own words</source>
        <translation>직접 적기</translation>
    </message>
    <message>
        <source>What is wrong with the answer</source>
        <translation>답의 어떤 점이 문제인지</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>저장</translation>
    </message>
</context>
<context>
    <name>ScopeChip</name>
    <message>
        <source>Where to look: %1</source>
        <translation>찾을 범위: %1</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>업무 폴더</translation>
    </message>
    <message>
        <source>Chosen documents</source>
        <translation>선택 문서</translation>
    </message>
    <message>
        <source>Choose documents in the library on the left</source>
        <translation>왼쪽 문서 목록에서 문서를 고르세요</translation>
    </message>
</context>
<context>
    <name>ThreadView</name>
    <message>
        <source>Conversation</source>
        <translation>대화</translation>
    </message>
    <message>
        <source>New content below</source>
        <translation>아래에 새 답변</translation>
    </message>
    <message>
        <source>Question: %1</source>
        <translation>질문: %1</translation>
    </message>
</context>
<context>
    <name>TroubleBox</name>
    <message>
        <source>Ask again</source>
        <translation>다시 묻기</translation>
    </message>
</context>
<context>
    <name>TurnView</name>
    <message>
        <source>Sources</source>
        <translation>근거</translation>
    </message>
    <message>
        <source>Worth reading</source>
        <translation>읽어 볼 곳</translation>
    </message>
    <message>
        <source>Near your question, but not an answer to it.</source>
        <translation>질문과 가까운 내용이지만 답은 아닙니다.</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Add documents</source>
        <translation>문서 추가</translation>
    </message>
    <message>
        <source>Start with sample documents</source>
        <translation>예제 문서로 시작</translation>
    </message>
    <message>
        <source>Add the documents you work with</source>
        <translation>업무에 쓰는 문서를 추가해 보세요</translation>
    </message>
    <message>
        <source>Rules, circulars, contracts: PDF, Word, HWP and more. Drop files or folders anywhere.</source>
        <translation>규정, 업무연락, 계약서를 PDF, Word, 한글(HWP) 그대로 넣으시면 됩니다. 파일이나 폴더를 창으로 끌어다 놓아도 됩니다.</translation>
    </message>
    <message>
        <source>Every answer shows the article and the page it comes from. Nothing leaves this computer.</source>
        <translation>모든 답에 몇 조, 몇 쪽에서 나왔는지 근거를 함께 보여 드립니다. 내용은 이 PC 밖으로 나가지 않습니다.</translation>
    </message>
    <message>
        <source>Who has to approve …?</source>
        <translation>… 승인은 누가 하나요?</translation>
    </message>
    <message>
        <source>By when does … have to be reported, and to whom?</source>
        <translation>… 보고는 언제까지, 누구에게 해야 하나요?</translation>
    </message>
    <message>
        <source>What may not be done when …?</source>
        <translation>… 때 하면 안 되는 일은 무엇인가요?</translation>
    </message>
    <message>
        <source>Puts this question into the question box, to be completed</source>
        <translation>이 질문을 질문 칸에 넣습니다. 내용을 채워 물어보세요.</translation>
    </message>
    <message>
        <source>What would you like to know?</source>
        <translation>무엇이 궁금하신가요?</translation>
    </message>
    <message>
        <source>Ask as you would ask a colleague. One matter at a time gives the surest answer.</source>
        <translation>옆자리 동료에게 묻듯이 물어보세요. 한 번에 한 가지씩 물으면 더 정확합니다.</translation>
    </message>
    <message>
        <source>If the documents do not say, Seogo tells you so and never makes up an answer.</source>
        <translation>문서에 없는 내용은 없다고 알려 드리며, 답을 지어내지 않습니다.</translation>
    </message>
</context>
<context>
    <name>WithheldPart</name>
    <message>
        <source>Shows sentences that the documents do not bear out</source>
        <translation>문서로 확인되지 않은 문장을 보여 줍니다</translation>
    </message>
    <message>
        <source>1 sentence held back</source>
        <translation>보류한 문장 1개</translation>
    </message>
    <message>
        <source>%1 sentences held back</source>
        <translation>보류한 문장 %1개</translation>
    </message>
    <message>
        <source>Do not use these: they did not pass the check against the documents.</source>
        <translation>문서와 맞춰 보았을 때 확인되지 않은 문장입니다. 업무에 쓰지 마세요.</translation>
    </message>
    <message>
        <source>Held back</source>
        <translation>보류한 문장</translation>
    </message>
    <message>
        <source>Reason: %1</source>
        <translation>이유: %1</translation>
    </message>
</context>
<context>
    <name>_Editor</name>
    <message>
        <source>Edit the question</source>
        <translation>질문 고치기</translation>
    </message>
    <message>
        <source>The questions after this one will be replaced.</source>
        <translation>다시 물으면 이 뒤의 질문은 지워집니다.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>다시 묻기</translation>
    </message>
</context>
<context>
    <name>conversation</name>
    <message>
        <source>Sources</source>
        <translation>근거</translation>
    </message>
    <message>
        <source>1 question</source>
        <translation>질문 1개</translation>
    </message>
    <message>
        <source>%1 questions</source>
        <translation>질문 %1개</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>이전</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>오늘</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>어제</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>지난 7일</translation>
    </message>
    <message>
        <source>Not in the documents: %1</source>
        <translation>문서에 없는 내용: %1</translation>
    </message>
    <message>
        <source>p. %1</source>
        <translation>%1쪽</translation>
    </message>
    <message>
        <source>Source %1: %2</source>
        <translation>근거 %1: %2</translation>
    </message>
    <message>
        <source>Old version — a newer one is in the library</source>
        <translation>옛 판 · 새 판이 있습니다</translation>
    </message>
    <message>
        <source>Repealed</source>
        <translation>폐지된 문서</translation>
    </message>
    <message>
        <source>1 chosen document</source>
        <translation>선택 문서 1건</translation>
    </message>
    <message>
        <source>%1 chosen documents</source>
        <translation>선택 문서 %1건</translation>
    </message>
    <message>
        <source>No folder</source>
        <translation>폴더 없음</translation>
    </message>
    <message>
        <source>All documents</source>
        <translation>전체 문서</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>멈추는 중</translation>
    </message>
    <message>
        <source>Waiting for the answer before this one</source>
        <translation>앞 질문의 답을 마치면 이어서 찾습니다</translation>
    </message>
    <message>
        <source>Asked as soon as search is ready</source>
        <translation>검색이 준비되는 대로 찾습니다</translation>
    </message>
    <message>
        <source>Looking through the documents</source>
        <translation>문서에서 찾는 중</translation>
    </message>
    <message>
        <source>Sources found, writing the answer</source>
        <translation>근거를 찾았습니다. 답을 정리하는 중</translation>
    </message>
    <message>
        <source>Stopped before anything was found</source>
        <translation>근거를 찾기 전에 멈췄습니다</translation>
    </message>
    <message>
        <source>Stopped — this was found until then</source>
        <translation>멈췄습니다. 그때까지 찾은 내용입니다</translation>
    </message>
    <message>
        <source>The answer could not be finished</source>
        <translation>답을 마치지 못했습니다</translation>
    </message>
    <message>
        <source>The program ended before the answer was ready</source>
        <translation>답을 마치기 전에 프로그램이 끝났습니다</translation>
    </message>
    <message>
        <source>Confirmed in the documents</source>
        <translation>근거 확인됨</translation>
    </message>
    <message>
        <source>Confirmed in part</source>
        <translation>일부만 확인됨</translation>
    </message>
    <message>
        <source>Not in the documents</source>
        <translation>문서에 없음</translation>
    </message>
    <message>
        <source>The part of Seogo that reads documents stopped and is being started again.</source>
        <translation>문서를 읽는 기능이 멈춰서 다시 시작하고 있습니다.</translation>
    </message>
    <message>
        <source>Your question is kept. Ask again in a moment.</source>
        <translation>질문은 그대로 있습니다. 잠시 뒤 다시 묻기를 눌러 주세요.</translation>
    </message>
    <message>
        <source>Something unexpected happened.</source>
        <translation>예상하지 못한 문제가 생겼습니다.</translation>
    </message>
    <message>
        <source>Your question is kept. Ask again; if it happens again, tell your IT desk.</source>
        <translation>질문은 그대로 있습니다. 다시 묻기를 눌러 보시고, 같은 일이 또 생기면 전산 담당자에게 알려 주세요.</translation>
    </message>
    <message>
        <source>Your question is kept.</source>
        <translation>질문은 그대로 있습니다.</translation>
    </message>
    <message>
        <source>Choose “Ask again” to get the answer.</source>
        <translation>‘다시 묻기’를 누르면 답을 찾아 드립니다.</translation>
    </message>
    <message>
        <source>The answer model is not available; only quotes are shown.</source>
        <translation>답변 모델을 쓸 수 없어 문서에서 인용한 근거만 보여 드립니다.</translation>
    </message>
    <message>
        <source>There is not enough memory for the answer model; only quotes are shown.</source>
        <translation>메모리가 부족해 문서에서 인용한 근거만 보여 드립니다.</translation>
    </message>
    <message>
        <source>The answer model could not finish; only quotes are shown.</source>
        <translation>답변 모델이 문장을 마치지 못해 문서에서 인용한 근거만 보여 드립니다.</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1초</translation>
    </message>
</context>
</TS>
