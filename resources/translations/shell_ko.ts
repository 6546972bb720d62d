<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>Version %1. Answers from your documents, on this machine alone. Nothing leaves it.</source>
        <translation>버전 %1. 이 PC 안에서만, 내 문서로 답합니다. 아무것도 밖으로 나가지 않습니다.</translation>
    </message>
    <message>
        <source>Seogo</source>
        <translation>서고</translation>
    </message>
</context>
<context>
    <name>Accessible</name>
    <message>
        <source>Clear</source>
        <translation>지우기</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Close this message</source>
        <translation>이 알림 닫기</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Something went wrong</source>
        <translation>문제가 생겼습니다</translation>
    </message>
    <message>
        <source>Start the engine again</source>
        <translation>엔진 다시 시작</translation>
    </message>
    <message>
        <source>Your documents are safe and you can go on. Please copy this report and send it to IT. It holds no text of your documents or questions.</source>
        <translation>문서는 그대로이며 계속 쓸 수 있습니다. 아래 보고를 복사해 전산 담당자에게 보내 주세요. 문서나 질문의 글은 들어 있지 않습니다.</translation>
    </message>
</context>
<context>
    <name>DropOverlay</name>
    <message>
        <source>Drop files or folders here to add them</source>
        <translation>여기에 놓으면 서고에 추가합니다</translation>
    </message>
</context>
<context>
    <name>IdleCover</name>
    <message>
        <source>Covered because nobody was here.</source>
        <translation>자리를 비운 동안 화면을 가렸습니다.</translation>
    </message>
    <message>
        <source>Seogo</source>
        <translation>서고</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>계속하기</translation>
    </message>
</context>
<context>
    <name>IsolationDialog</name>
    <message>
        <source>Isolation report</source>
        <translation>네트워크 차단 점검</translation>
    </message>
    <message>
        <source>Seogo tried every way out of this machine just now, and checked its own parts.</source>
        <translation>방금 밖으로 나가는 모든 길을 시도해 보고, 서고의 부품을 점검했습니다.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>The network is not shut off. Please tell IT.</source>
        <translation>네트워크가 막혀 있지 않습니다. 전산 담당자에게 알려 주세요.</translation>
    </message>
    <message>
        <source>Cut off from the network. Some checks failed; please tell IT.</source>
        <translation>네트워크와 끊겨 있습니다. 점검 중 실패한 항목이 있으니 전산 담당자에게 알려 주세요.</translation>
    </message>
    <message>
        <source>Cut off from the network. Some points deserve a look.</source>
        <translation>네트워크와 끊겨 있습니다. 살펴볼 항목이 있습니다.</translation>
    </message>
    <message>
        <source>Cut off from the network. Every check passed.</source>
        <translation>네트워크와 끊겨 있고, 모든 점검을 통과했습니다.</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>통과</translation>
    </message>
    <message>
        <source>look at this</source>
        <translation>확인 필요</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>실패</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>Font</source>
        <translation>글꼴</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>서고</translation>
    </message>
    <message>
        <source>Search index</source>
        <translation>검색 색인</translation>
    </message>
    <message>
        <source>Work left to do</source>
        <translation>남은 작업</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>네트워크</translation>
    </message>
    <message>
        <source>Open ports</source>
        <translation>열린 포트</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>관리자 정책</translation>
    </message>
    <message>
        <source>Audit log</source>
        <translation>감사 기록</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>디스크</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>메모리</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Seogo</source>
        <translation>서고</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>서고</translation>
    </message>
    <message>
        <source>History</source>
        <translation>지난 대화</translation>
    </message>
</context>
<context>
    <name>ModelsDialog</name>
    <message>
        <source>Models</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>Check hashes</source>
        <translation>해시 확인</translation>
    </message>
    <message>
        <source>Add model…</source>
        <translation>모델 추가…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Checking every byte…</source>
        <translation>파일 전체를 확인하고 있습니다…</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>찾고 있습니다…</translation>
    </message>
    <message>
        <source>Choose a model file</source>
        <translation>모델 파일 고르기</translation>
    </message>
    <message>
        <source>Add model</source>
        <translation>모델 추가</translation>
    </message>
    <message>
        <source>SHA-256 that IT gave you for %1 (may be left empty):</source>
        <translation>전산 담당자가 알려 준 %1의 SHA-256 (비워 두어도 됩니다):</translation>
    </message>
    <message>
        <source>Copying and checking the model…</source>
        <translation>모델을 복사하고 확인하고 있습니다…</translation>
    </message>
    <message>
        <source>genuine</source>
        <translation>정상</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>damaged: its hash differs</source>
        <translation>손상됨: 해시가 다릅니다</translation>
    </message>
    <message>
        <source>not approved by policy</source>
        <translation>정책이 승인하지 않음</translation>
    </message>
    <message>
        <source>%1, in use</source>
        <translation>%1, 사용 중</translation>
    </message>
</context>
<context>
    <name>ReadingDialog</name>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>SettingRow</name>
    <message>
        <source>Choose…</source>
        <translation>고르기…</translation>
    </message>
    <message>
        <source>Administrator policy</source>
        <translation>관리자 정책</translation>
    </message>
    <message>
        <source>IT has fixed this value. It cannot be changed here.</source>
        <translation>전산 담당 부서가 정한 값이라 여기서 바꿀 수 없습니다.</translation>
    </message>
    <message>
        <source>Back to the default</source>
        <translation>기본값으로</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>Find a setting</source>
        <translation>설정 찾기</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>단축키</translation>
    </message>
    <message>
        <source>Ask the question</source>
        <translation>질문하기</translation>
    </message>
    <message>
        <source>New line in the question</source>
        <translation>질문에서 줄 바꾸기</translation>
    </message>
    <message>
        <source>Stop the answer</source>
        <translation>답변 멈추기</translation>
    </message>
    <message>
        <source>New conversation</source>
        <translation>새 대화</translation>
    </message>
    <message>
        <source>Go to the question</source>
        <translation>질문 칸으로</translation>
    </message>
    <message>
        <source>Go to the library</source>
        <translation>서고로</translation>
    </message>
    <message>
        <source>Go to the history</source>
        <translation>지난 대화로</translation>
    </message>
    <message>
        <source>Add documents</source>
        <translation>문서 추가</translation>
    </message>
    <message>
        <source>Find in the document shown</source>
        <translation>보고 있는 문서에서 찾기</translation>
    </message>
    <message>
        <source>Previous and next page</source>
        <translation>이전 쪽, 다음 쪽</translation>
    </message>
    <message>
        <source>Larger and smaller page</source>
        <translation>쪽 크게, 작게</translation>
    </message>
    <message>
        <source>Summaries, comparisons, checklists</source>
        <translation>요약, 신구대비, 점검표</translation>
    </message>
    <message>
        <source>Show or hide the library / the source</source>
        <translation>서고 / 원문 보이기·숨기기</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>설정</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Progress of reading documents</source>
        <translation>문서 읽기 진행</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>오프라인</translation>
    </message>
    <message>
        <source>Nothing leaves this machine. Show the isolation report.</source>
        <translation>아무것도 이 PC 밖으로 나가지 않습니다. 점검 결과를 봅니다.</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>Memory %1 MB, %2 GB free</source>
        <translation>메모리 %1 MB · 남은 메모리 %2 GB</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>시작하고 있습니다…</translation>
    </message>
    <message>
        <source>Preparing the model…</source>
        <translation>모델을 준비하고 있습니다…</translation>
    </message>
    <message>
        <source>No model: answers by quotes alone</source>
        <translation>모델 없음: 원문 인용만으로 답합니다</translation>
    </message>
    <message>
        <source>Model not approved: answers by quotes alone</source>
        <translation>승인되지 않은 모델: 원문 인용만으로 답합니다</translation>
    </message>
    <message>
        <source>Not enough memory for the model: answers by quotes alone</source>
        <translation>메모리 부족: 원문 인용만으로 답합니다</translation>
    </message>
    <message>
        <source>Preparing search…</source>
        <translation>검색을 준비하고 있습니다…</translation>
    </message>
    <message>
        <source>Reading %1, %2 waiting</source>
        <translation>읽는 중 %1건 · 대기 %2건</translation>
    </message>
</context>
<context>
    <name>TextDialog</name>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Seogo</source>
        <translation>서고</translation>
    </message>
    <message>
        <source>Add documents</source>
        <translation>문서 추가</translation>
    </message>
    <message>
        <source>New conversation</source>
        <translation>새 대화</translation>
    </message>
    <message>
        <source>Show or hide the library (F8)</source>
        <translation>서고 보이기·숨기기 (F8)</translation>
    </message>
    <message>
        <source>Add documents (Ctrl+O)</source>
        <translation>문서 추가 (Ctrl+O)</translation>
    </message>
    <message>
        <source>New conversation (Ctrl+N)</source>
        <translation>새 대화 (Ctrl+N)</translation>
    </message>
    <message>
        <source>Show or hide the source (F9)</source>
        <translation>원문 보이기·숨기기 (F9)</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>메뉴</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>설정…</translation>
    </message>
    <message>
        <source>Models…</source>
        <translation>모델…</translation>
    </message>
    <message>
        <source>Isolation report…</source>
        <translation>네트워크 차단 점검…</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>단축키</translation>
    </message>
    <message>
        <source>About Seogo</source>
        <translation>서고 정보</translation>
    </message>
    <message>
        <source>Document work</source>
        <translation>문서 작업</translation>
    </message>
    <message>
        <source>Summaries, comparisons, checklists (Ctrl+Shift+W)</source>
        <translation>요약, 신구대비, 점검표 (Ctrl+Shift+W)</translation>
    </message>
</context>
<context>
    <name>WindowDialogs</name>
    <message>
        <source>Checking…</source>
        <translation>점검하고 있습니다…</translation>
    </message>
</context>
<context>
    <name>WindowNotices</name>
    <message>
        <source>Start again</source>
        <translation>다시 시작</translation>
    </message>
    <message>
        <source>There is not enough memory for the answer model, so answers are quotes alone. Close other programs, or use a smaller model.</source>
        <translation>메모리가 부족해 답변 모델을 쓰지 못하고 인용만으로 답합니다. 다른 프로그램을 닫거나 더 작은 모델을 쓰세요.</translation>
    </message>
    <message>
        <source>Models…</source>
        <translation>모델…</translation>
    </message>
    <message>
        <source>Memory is running low and answers may become slow. Close other programs, or use quotes alone.</source>
        <translation>남은 메모리가 적어 답변이 느려질 수 있습니다. 다른 프로그램을 닫거나 인용만으로 답하게 하세요.</translation>
    </message>
    <message>
        <source>Answer by quotes alone</source>
        <translation>인용만으로 답하기</translation>
    </message>
    <message>
        <source>Answers are quotes alone for now.</source>
        <translation>지금은 인용만으로 답하고 있습니다.</translation>
    </message>
    <message>
        <source>Use the answer model again</source>
        <translation>답변 모델 다시 쓰기</translation>
    </message>
</context>
<context>
    <name>saving</name>
    <message>
        <source>Word (*.docx)</source>
        <translation>Word 문서 (*.docx)</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF 문서 (*.pdf)</translation>
    </message>
    <message>
        <source>Markdown (*.md)</source>
        <translation>마크다운 (*.md)</translation>
    </message>
    <message>
        <source>Excel (*.xlsx)</source>
        <translation>Excel 통합 문서 (*.xlsx)</translation>
    </message>
</context>
</TS>
