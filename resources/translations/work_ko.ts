<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en">
<context>
    <name>ComparisonModel</name>
    <message>
        <source>[added: %1]</source>
        <translation>[추가: %1]</translation>
    </message>
    <message>
        <source>[deleted: %1]</source>
        <translation>[삭제: %1]</translation>
    </message>
    <message>
        <source>Current</source>
        <translation>현행</translation>
    </message>
    <message>
        <source>Revised</source>
        <translation>개정</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>본문</translation>
    </message>
    <message>
        <source>Open the source</source>
        <translation>원문 열기</translation>
    </message>
</context>
<context>
    <name>ComparisonPage</name>
    <message>
        <source>Kinds of changes</source>
        <translation>변경 종류</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>바꾸기</translation>
    </message>
    <message>
        <source>The other document is the current one</source>
        <translation>현행과 개정 문서를 서로 바꿉니다</translation>
    </message>
    <message>
        <source>Changes side by side</source>
        <translation>신구대비표</translation>
    </message>
    <message>
        <source>Both documents say the same.</source>
        <translation>두 문서의 내용이 같습니다.</translation>
    </message>
    <message>
        <source>No change of the kinds chosen above.</source>
        <translation>위에서 고른 종류의 변경이 없습니다.</translation>
    </message>
    <message>
        <source>1 change</source>
        <translation>변경 1건</translation>
    </message>
    <message>
        <source>%1 changes</source>
        <translation>변경 %1건</translation>
    </message>
    <message>
        <source>%1 found; underlined words are new, struck ones are gone</source>
        <translation>%1 · 밑줄은 새로 들어간 말, 취소선은 없어진 말입니다</translation>
    </message>
    <message>
        <source>Printed in one version only: %1</source>
        <translation>한쪽 인쇄본에만 실린 종전 부칙: %1</translation>
    </message>
</context>
<context>
    <name>ExtractionModel</name>
    <message>
        <source>Sort</source>
        <translation>구분</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>위치</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>내용</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>문서</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>항목</translation>
    </message>
    <message>
        <source>required</source>
        <translation>필수</translation>
    </message>
    <message>
        <source>Not in the document</source>
        <translation>문서에 없음</translation>
    </message>
    <message>
        <source>Nothing on it was found</source>
        <translation>관련 내용을 찾지 못함</translation>
    </message>
    <message>
        <source>also stated: %1</source>
        <translation>다른 값도 있음: %1</translation>
    </message>
</context>
<context>
    <name>ExtractionPage</name>
    <message>
        <source>Another template</source>
        <translation>다른 양식</translation>
    </message>
    <message>
        <source>What the documents say</source>
        <translation>추출·점검 결과</translation>
    </message>
    <message>
        <source>%1 duties, %2 bans</source>
        <translation>의무 %1건 · 금지 %2건</translation>
    </message>
    <message>
        <source>%1 of %2 values found</source>
        <translation>값 %2개 중 %1개 찾음</translation>
    </message>
</context>
<context>
    <name>FactsCard</name>
    <message>
        <source>Key facts</source>
        <translation>핵심 사항</translation>
    </message>
</context>
<context>
    <name>LeftOutPart</name>
    <message>
        <source>1 part left out</source>
        <translation>요약에 넣지 않은 부분 1곳</translation>
    </message>
    <message>
        <source>%1 parts left out</source>
        <translation>요약에 넣지 않은 부분 %1곳</translation>
    </message>
    <message>
        <source>Shows what of the documents is not in the summary, and why</source>
        <translation>문서에서 요약에 들어가지 않은 부분과 그 이유를 보여 줍니다</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 열기</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>그 밖에 %1곳</translation>
    </message>
</context>
<context>
    <name>ProgressRow</name>
    <message>
        <source>Stop</source>
        <translation>멈추기</translation>
    </message>
    <message>
        <source>Stop here; what is done so far is kept (Esc)</source>
        <translation>여기서 멈춥니다. 지금까지 만든 내용은 그대로 남습니다 (Esc)</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>진행 상황</translation>
    </message>
</context>
<context>
    <name>SectionPart</name>
    <message>
        <source>Open %1</source>
        <translation>%1 열기</translation>
    </message>
    <message>
        <source>Quoted sentence</source>
        <translation>문서의 문장</translation>
    </message>
    <message>
        <source>Written sentence</source>
        <translation>작성된 문장</translation>
    </message>
</context>
<context>
    <name>Segment</name>
    <message>
        <source>1 sentence</source>
        <translation>1문장</translation>
    </message>
    <message>
        <source>%1 sentences</source>
        <translation>%1문장</translation>
    </message>
    <message>
        <source>in the summary</source>
        <translation>요약에 반영됨</translation>
    </message>
    <message>
        <source>read, not in the summary</source>
        <translation>읽었으나 요약에 넣지 않음</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Summarise</source>
        <translation>요약하기</translation>
    </message>
    <message>
        <source>In short, section by section, with key facts; every sentence with its source.</source>
        <translation>절마다 짧게, 핵심 사항과 함께 정리합니다. 문장마다 근거가 붙습니다.</translation>
    </message>
    <message>
        <source>Compare two versions</source>
        <translation>신구대비</translation>
    </message>
    <message>
        <source>Old and new side by side, article by article, with every changed word marked.</source>
        <translation>현행과 개정을 조문별로 나란히 놓고 바뀐 말을 표시합니다.</translation>
    </message>
    <message>
        <source>Extract and check</source>
        <translation>추출·점검</translation>
    </message>
    <message>
        <source>Key terms, checklists and duties in a table; every value with its source.</source>
        <translation>핵심조항, 점검표, 의무사항을 표로 만듭니다. 값마다 근거가 붙습니다.</translation>
    </message>
    <message>
        <source>Document work</source>
        <translation>문서 작업</translation>
    </message>
    <message>
        <source>Find by title or file name</source>
        <translation>제목이나 파일 이름으로 찾기</translation>
    </message>
    <message>
        <source>Find documents</source>
        <translation>문서 찾기</translation>
    </message>
    <message>
        <source>Documents to work on</source>
        <translation>작업할 문서</translation>
    </message>
    <message>
        <source>Tick the documents below, then choose what to do with them.</source>
        <translation>아래에서 문서를 고른 다음 할 일을 선택하세요.</translation>
    </message>
    <message>
        <source>1 document chosen</source>
        <translation>문서 1건 선택</translation>
    </message>
    <message>
        <source>%1 documents chosen</source>
        <translation>문서 %1건 선택</translation>
    </message>
</context>
<context>
    <name>SummaryPage</name>
    <message>
        <source>Length of the summary</source>
        <translation>요약 길이</translation>
    </message>
    <message>
        <source>Summary text</source>
        <translation>요약 내용</translation>
    </message>
    <message>
        <source>Sections of the documents</source>
        <translation>문서의 부분</translation>
    </message>
    <message>
        <source>Draft written by AI — to be checked by a person. Words in quotation marks are the document&apos;s.</source>
        <translation>AI가 작성한 초안 — 사람이 확인. 따옴표 안은 문서의 문장 그대로입니다.</translation>
    </message>
    <message>
        <source>Made of the documents&apos; own sentences.</source>
        <translation>문서의 문장을 그대로 옮긴 요약입니다.</translation>
    </message>
    <message>
        <source>The documents&apos; own sentences for now; written ones will take their place.</source>
        <translation>먼저 문서의 문장을 보여 드립니다. 다듬은 문장이 준비되는 대로 바뀝니다.</translation>
    </message>
    <message>
        <source>filled: in the summary; dashed: read, not in it. Click to open.</source>
        <translation>색칠한 칸은 반영된 부분, 점선 칸은 넣지 않은 부분입니다. 누르면 원문이 열립니다.</translation>
    </message>
    <message>
        <source>Stopped before anything was found</source>
        <translation>내용이 나오기 전에 멈췄습니다</translation>
    </message>
    <message>
        <source>Stopped — what was written until then is kept</source>
        <translation>멈췄습니다 — 그때까지 만든 내용은 남아 있습니다</translation>
    </message>
    <message>
        <source>Finished: every sentence was checked against its source</source>
        <translation>완료 · 모든 문장을 근거와 대조했습니다</translation>
    </message>
    <message>
        <source>Finished: quotes only</source>
        <translation>완료 · 문서의 문장만 모았습니다</translation>
    </message>
</context>
<context>
    <name>TemplateCard</name>
    <message>
        <source>Finds every duty and every ban that the documents lay down, each with its place.</source>
        <translation>문서가 정한 의무와 금지를 모두 찾아 조문과 함께 보여 줍니다.</translation>
    </message>
    <message>
        <source>Checks %1 points: %2</source>
        <translation>%1개 항목을 점검합니다: %2</translation>
    </message>
    <message>
        <source>Looks up %1 items: %2</source>
        <translation>%1개 항목을 찾습니다: %2</translation>
    </message>
</context>
<context>
    <name>TemplateChooser</name>
    <message>
        <source>What should be looked up in the documents?</source>
        <translation>문서에서 무엇을 찾아 드릴까요?</translation>
    </message>
</context>
<context>
    <name>WorkExporter</name>
    <message>
        <source>Export</source>
        <translation>내보내기</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>저장했습니다: %1</translation>
    </message>
</context>
<context>
    <name>WorkPage</name>
    <message>
        <source>Make again</source>
        <translation>다시 만들기</translation>
    </message>
    <message>
        <source>Do the same work once more</source>
        <translation>같은 작업을 한 번 더 합니다</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>내보내기</translation>
    </message>
    <message>
        <source>Save as a file with its sources (Ctrl+S)</source>
        <translation>근거와 함께 파일로 저장합니다 (Ctrl+S)</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 외 %2건</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>멈추는 중</translation>
    </message>
    <message>
        <source>Begins as soon as the library is open</source>
        <translation>서고가 열리는 대로 시작합니다</translation>
    </message>
    <message>
        <source>Reading the documents</source>
        <translation>문서를 읽고 있습니다</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>멈췄습니다</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>완료</translation>
    </message>
</context>
<context>
    <name>WorkPanel</name>
    <message>
        <source>Close a tab first; %1 are open.</source>
        <translation>열린 탭이 %1개입니다. 먼저 하나를 닫아 주세요.</translation>
    </message>
    <message>
        <source>Close %1</source>
        <translation>%1 닫기</translation>
    </message>
    <message>
        <source>Close (Ctrl+W)</source>
        <translation>닫기 (Ctrl+W)</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>대화</translation>
    </message>
    <message>
        <source>Back to the conversation (Ctrl+0)</source>
        <translation>대화로 돌아가기 (Ctrl+0)</translation>
    </message>
</context>
<context>
    <name>work</name>
    <message>
        <source>Choose exactly two documents to compare.</source>
        <translation>비교할 문서를 꼭 두 건 고르세요.</translation>
    </message>
    <message>
        <source>Choose at least one document.</source>
        <translation>문서를 한 건 이상 고르세요.</translation>
    </message>
    <message>
        <source>Choose at most %1 documents.</source>
        <translation>문서는 %1건까지 고를 수 있습니다.</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>요약</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>신구대비</translation>
    </message>
    <message>
        <source>Extraction</source>
        <translation>추출·점검</translation>
    </message>
    <message>
        <source>less than a minute left</source>
        <translation>1분 안에 끝남</translation>
    </message>
    <message>
        <source>about %1 min left</source>
        <translation>약 %1분 남음</translation>
    </message>
    <message>
        <source>The part of Seogo that reads documents stopped. Make it again in a moment.</source>
        <translation>문서를 읽는 부분이 멈춰 다시 시작하고 있습니다. 잠시 뒤 ‘다시 만들기’를 누르세요.</translation>
    </message>
    <message>
        <source>Something unexpected happened. Make it again; if it happens again, tell your IT desk.</source>
        <translation>예기치 않은 문제가 생겼습니다. ‘다시 만들기’를 누르고, 또 생기면 전산 담당자에게 알려 주세요.</translation>
    </message>
    <message>
        <source>Short</source>
        <translation>짧게</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>보통</translation>
    </message>
    <message>
        <source>Detailed</source>
        <translation>자세히</translation>
    </message>
    <message>
        <source>New</source>
        <translation>신설</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>변경</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>이동</translation>
    </message>
    <message>
        <source>Same</source>
        <translation>같음</translation>
    </message>
    <message>
        <source>p. %1</source>
        <translation>%1쪽</translation>
    </message>
</context>
</TS>
