<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en">
<context>
    <name>CollectionDialog</name>
    <message>
        <source>Choose a collection</source>
        <translation>업무 폴더 고르기</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>추가</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>옮기기</translation>
    </message>
    <message>
        <source>Collections</source>
        <translation>업무 폴더</translation>
    </message>
    <message>
        <source>No collection</source>
        <translation>폴더 없음</translation>
    </message>
    <message>
        <source>Or type the name of a new collection</source>
        <translation>또는 새 업무 폴더 이름 입력</translation>
    </message>
    <message>
        <source>New collection</source>
        <translation>새 업무 폴더</translation>
    </message>
    <message>
        <source>Which collection should the documents join?</source>
        <translation>문서를 어느 업무 폴더에 넣을까요?</translation>
    </message>
    <message>
        <source>Which collection should the document go to?</source>
        <translation>문서를 어느 업무 폴더로 옮길까요?</translation>
    </message>
    <message>
        <source>Which collection should the %1 documents go to?</source>
        <translation>문서 %1건을 어느 업무 폴더로 옮길까요?</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Samples</source>
        <translation>예제 문서</translation>
    </message>
    <message>
        <source>Took out “%2”.</source>
        <translation>‘%2’ 문서를 뺐습니다.</translation>
    </message>
    <message>
        <source>Took out %1 documents.</source>
        <translation>문서 %1건을 뺐습니다.</translation>
    </message>
    <message>
        <source>Moved 1 document: %2</source>
        <translation>문서 1건을 옮겼습니다: %2</translation>
    </message>
    <message>
        <source>Moved %1 documents: %2</source>
        <translation>문서 %1건을 옮겼습니다: %2</translation>
    </message>
    <message>
        <source>%1 selected documents</source>
        <translation>선택한 문서 %1건</translation>
    </message>
    <message>
        <source>Dissolved the collection “%1”; its documents are still there.</source>
        <translation>업무 폴더 ‘%1’ 삭제함. 문서는 그대로 있습니다.</translation>
    </message>
</context>
<context>
    <name>DetailsDialog</name>
    <message>
        <source>About this document</source>
        <translation>문서 정보</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>EmptyState</name>
    <message>
        <source>Start with sample documents</source>
        <translation>예제 문서로 시작</translation>
    </message>
    <message>
        <source>Add files</source>
        <translation>파일 추가</translation>
    </message>
    <message>
        <source>Add a folder</source>
        <translation>폴더 추가</translation>
    </message>
    <message>
        <source>List all documents</source>
        <translation>전체 문서 보기</translation>
    </message>
    <message>
        <source>Documents and questions never leave this computer.</source>
        <translation>문서와 질문은 이 PC 밖으로 나가지 않습니다.</translation>
    </message>
    <message>
        <source>Opening the library…</source>
        <translation>서고를 여는 중…</translation>
    </message>
    <message>
        <source>The library could not be opened</source>
        <translation>서고를 열지 못했습니다</translation>
    </message>
    <message>
        <source>No document found</source>
        <translation>찾는 문서가 없습니다</translation>
    </message>
    <message>
        <source>Try fewer words, or only the initial consonants.</source>
        <translation>낱말을 줄이거나 초성만 입력해 보세요.</translation>
    </message>
    <message>
        <source>Nothing here yet</source>
        <translation>아직 문서가 없습니다</translation>
    </message>
    <message>
        <source>Add files, or drag documents onto this collection.</source>
        <translation>파일을 추가하거나 다른 폴더의 문서를 옮겨 오세요.</translation>
    </message>
    <message>
        <source>Drop documents here</source>
        <translation>문서를 여기에 놓으세요</translation>
    </message>
    <message>
        <source>PDF, Hangul (HWP, HWPX), Word, Excel, PowerPoint, mail and text files, or whole folders.</source>
        <translation>PDF, 한글, 워드, 엑셀, 파워포인트, 메일, 텍스트 파일이나 폴더를 통째로 놓아도 됩니다.</translation>
    </message>
</context>
<context>
    <name>FileDialogs</name>
    <message>
        <source>Hangul</source>
        <translation>한글</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>메일</translation>
    </message>
    <message>
        <source>Text and web pages</source>
        <translation>텍스트·웹 문서</translation>
    </message>
    <message>
        <source>All documents</source>
        <translation>전체 문서</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>모든 파일</translation>
    </message>
    <message>
        <source>Add files</source>
        <translation>파일 추가</translation>
    </message>
    <message>
        <source>Add a folder</source>
        <translation>폴더 추가</translation>
    </message>
</context>
<context>
    <name>LibraryFace</name>
    <message>
        <source>Documents</source>
        <translation>문서</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>서고</translation>
    </message>
    <message>
        <source>%1 of %2 documents</source>
        <translation>문서 %2건 가운데 %1건</translation>
    </message>
</context>
<context>
    <name>LibraryMenu</name>
    <message>
        <source>Open</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>Ask about it</source>
        <translation>이 문서에 묻기</translation>
    </message>
    <message>
        <source>Ask about these</source>
        <translation>이 문서들에 묻기</translation>
    </message>
    <message>
        <source>Enter password…</source>
        <translation>암호 입력…</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>다시 읽기</translation>
    </message>
    <message>
        <source>About this document…</source>
        <translation>문서 정보…</translation>
    </message>
    <message>
        <source>Take out of the library</source>
        <translation>서고에서 빼기</translation>
    </message>
    <message>
        <source>Ask this collection</source>
        <translation>이 업무 폴더에 묻기</translation>
    </message>
    <message>
        <source>Select its documents</source>
        <translation>이 폴더의 문서 모두 선택</translation>
    </message>
    <message>
        <source>Add files here…</source>
        <translation>여기에 파일 추가…</translation>
    </message>
    <message>
        <source>Add a folder here…</source>
        <translation>여기에 폴더 추가…</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>이름 바꾸기…</translation>
    </message>
    <message>
        <source>Dissolve, keep documents</source>
        <translation>폴더 삭제 (문서는 남김)</translation>
    </message>
    <message>
        <source>New collection…</source>
        <translation>새 업무 폴더…</translation>
    </message>
    <message>
        <source>Move to</source>
        <translation>옮기기</translation>
    </message>
    <message>
        <source>Another collection…</source>
        <translation>다른 업무 폴더…</translation>
    </message>
    <message>
        <source>Summarise</source>
        <translation>요약하기</translation>
    </message>
    <message>
        <source>Compare the two</source>
        <translation>두 문서 신구대비</translation>
    </message>
    <message>
        <source>Extract and check…</source>
        <translation>추출·점검…</translation>
    </message>
    <message>
        <source>Summarise this collection</source>
        <translation>이 업무 폴더 요약하기</translation>
    </message>
</context>
<context>
    <name>LibraryReport</name>
    <message>
        <source>Stopped. Finished documents stay.</source>
        <translation>멈췄습니다. 읽기를 마친 문서는 그대로 있습니다.</translation>
    </message>
    <message>
        <source>1 file was not added.</source>
        <translation>읽지 않은 파일 1건은 추가하지 않았습니다.</translation>
    </message>
    <message>
        <source>%1 files were not added.</source>
        <translation>읽지 않은 파일 %1건은 추가하지 않았습니다.</translation>
    </message>
    <message>
        <source>1 document could not be read.</source>
        <translation>문서 1건을 읽지 못했습니다.</translation>
    </message>
    <message>
        <source>%1 documents could not be read.</source>
        <translation>문서 %1건을 읽지 못했습니다.</translation>
    </message>
    <message>
        <source>1 document was there already and stays as it is.</source>
        <translation>이미 있는 문서 1건은 그대로입니다.</translation>
    </message>
    <message>
        <source>%1 documents were there already and stay as they are.</source>
        <translation>이미 있는 문서 %1건은 그대로입니다.</translation>
    </message>
    <message>
        <source>There was no document to add.</source>
        <translation>추가할 문서가 없습니다.</translation>
    </message>
    <message>
        <source>Read 1 document again.</source>
        <translation>문서 1건을 다시 읽었습니다.</translation>
    </message>
    <message>
        <source>Read %1 documents again.</source>
        <translation>문서 %1건을 다시 읽었습니다.</translation>
    </message>
    <message>
        <source>Read 1 document from a watched folder.</source>
        <translation>지켜보는 폴더의 문서 1건을 읽었습니다.</translation>
    </message>
    <message>
        <source>Read %1 documents from watched folders.</source>
        <translation>지켜보는 폴더의 문서 %1건을 읽었습니다.</translation>
    </message>
    <message>
        <source>Read the 1 document that was left.</source>
        <translation>남아 있던 문서 1건을 마저 읽었습니다.</translation>
    </message>
    <message>
        <source>Read the %1 documents that were left.</source>
        <translation>남아 있던 문서 %1건을 마저 읽었습니다.</translation>
    </message>
    <message>
        <source>Added 1 document.</source>
        <translation>문서 1건을 추가했습니다.</translation>
    </message>
    <message>
        <source>Added %1 documents.</source>
        <translation>문서 %1건을 추가했습니다.</translation>
    </message>
</context>
<context>
    <name>LibraryWords</name>
    <message>
        <source>No collection</source>
        <translation>폴더 없음</translation>
    </message>
    <message>
        <source>Collection %1</source>
        <translation>업무 폴더 %1</translation>
    </message>
    <message>
        <source>collapsed</source>
        <translation>접힘</translation>
    </message>
    <message>
        <source>expanded</source>
        <translation>펼침</translation>
    </message>
    <message>
        <source>%1 document</source>
        <translation>문서 %1건</translation>
    </message>
    <message>
        <source>%1 documents</source>
        <translation>문서 %1건</translation>
    </message>
    <message>
        <source>%1 page</source>
        <translation>%1쪽</translation>
    </message>
    <message>
        <source>%1 pages</source>
        <translation>%1쪽</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>대기</translation>
    </message>
    <message>
        <source>Searchable</source>
        <translation>검색 가능</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>실패</translation>
    </message>
    <message>
        <source>Reading p. %1 of %2</source>
        <translation>읽는 중 %1/%2쪽</translation>
    </message>
    <message>
        <source>Reading p. %1</source>
        <translation>읽는 중 %1쪽</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>읽는 중</translation>
    </message>
    <message>
        <source>Personal data</source>
        <translation>개인정보</translation>
    </message>
    <message>
        <source>Old version</source>
        <translation>옛 버전</translation>
    </message>
    <message>
        <source>File changed</source>
        <translation>파일 바뀜</translation>
    </message>
    <message>
        <source>File missing</source>
        <translation>원본 없음</translation>
    </message>
    <message>
        <source>in force from %1</source>
        <translation>%1 시행 예정</translation>
    </message>
    <message>
        <source>in force %1</source>
        <translation>시행 %1</translation>
    </message>
    <message>
        <source>%1-%2-%3</source>
        <comment>year, month, day</comment>
        <translation>%1.%2.%3.</translation>
    </message>
    <message>
        <source>less than a minute left</source>
        <translation>1분 안에 끝남</translation>
    </message>
    <message>
        <source>about 1 min left</source>
        <translation>약 1분 남음</translation>
    </message>
    <message>
        <source>about %1 min left</source>
        <translation>약 %1분 남음</translation>
    </message>
    <message>
        <source>about 1 h left</source>
        <translation>약 1시간 남음</translation>
    </message>
    <message>
        <source>about %1 h left</source>
        <translation>약 %1시간 남음</translation>
    </message>
    <message>
        <source>about %1 h %2 min left</source>
        <translation>약 %1시간 %2분 남음</translation>
    </message>
    <message>
        <source>Enter the password to read it.</source>
        <translation>암호를 입력하면 바로 읽습니다.</translation>
    </message>
    <message>
        <source>Something went wrong.</source>
        <translation>문제가 생겨 마치지 못했습니다.</translation>
    </message>
    <message>
        <source>Try again; if it persists, tell IT.</source>
        <translation>다시 시도하고, 계속되면 전산 담당자에게 알려 주세요.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>위치</translation>
    </message>
    <message>
        <source>Collection</source>
        <translation>업무 폴더</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>형식</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>크기</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>쪽수</translation>
    </message>
    <message>
        <source>In force since</source>
        <translation>시행일</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>추가한 날</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>이유</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>참고</translation>
    </message>
</context>
<context>
    <name>NameDialog</name>
    <message>
        <source>Rename collection</source>
        <translation>업무 폴더 이름 바꾸기</translation>
    </message>
    <message>
        <source>New collection</source>
        <translation>새 업무 폴더</translation>
    </message>
    <message>
        <source>Name of the collection</source>
        <translation>업무 폴더 이름</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>바꾸기</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>만들기</translation>
    </message>
    <message>
        <source>There is a collection of this name.</source>
        <translation>같은 이름의 업무 폴더가 있습니다.</translation>
    </message>
</context>
<context>
    <name>NoticeStrip</name>
    <message>
        <source>Later</source>
        <translation>나중에</translation>
    </message>
    <message>
        <source>1 document still waits to be read.</source>
        <translation>아직 다 읽지 않은 문서가 1건 있습니다.</translation>
    </message>
    <message>
        <source>%1 documents still wait to be read.</source>
        <translation>아직 다 읽지 않은 문서가 %1건 있습니다.</translation>
    </message>
    <message>
        <source>Go on reading</source>
        <translation>이어서 읽기</translation>
    </message>
    <message>
        <source>1 document could not be read.</source>
        <translation>문서 1건을 읽지 못했습니다.</translation>
    </message>
    <message>
        <source>%1 documents could not be read.</source>
        <translation>문서 %1건을 읽지 못했습니다.</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>실패 보기</translation>
    </message>
    <message>
        <source>The file of 1 document has changed.</source>
        <translation>문서 1건의 파일이 바뀌었습니다.</translation>
    </message>
    <message>
        <source>The files of %1 documents have changed.</source>
        <translation>문서 %1건의 파일이 바뀌었습니다.</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>다시 읽기</translation>
    </message>
    <message>
        <source>Only 1 document is listed.</source>
        <translation>문서 1건만 보고 있습니다.</translation>
    </message>
    <message>
        <source>Only %1 documents are listed.</source>
        <translation>문서 %1건만 보고 있습니다.</translation>
    </message>
    <message>
        <source>List all</source>
        <translation>전체 보기</translation>
    </message>
</context>
<context>
    <name>PasswordDialog</name>
    <message>
        <source>Protected document</source>
        <translation>암호가 걸린 문서</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>읽기</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>암호</translation>
    </message>
    <message>
        <source>Show password</source>
        <translation>암호 보기</translation>
    </message>
    <message>
        <source>The password is used once and kept nowhere.</source>
        <translation>암호는 한 번만 쓰고 어디에도 저장하지 않습니다.</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>그 밖에 %1건</translation>
    </message>
    <message>
        <source>That password did not fit.</source>
        <translation>암호가 맞지 않습니다.</translation>
    </message>
    <message>
        <source>Enter the password to read this document:</source>
        <translation>이 문서를 읽을 암호를 입력하세요.</translation>
    </message>
</context>
<context>
    <name>ProgressCard</name>
    <message>
        <source>Stop</source>
        <translation>멈추기</translation>
    </message>
    <message>
        <source>Stop reading; finished documents stay</source>
        <translation>읽기를 멈춥니다. 다 읽은 문서는 그대로 있습니다.</translation>
    </message>
    <message>
        <source>Reading of documents</source>
        <translation>문서 읽기 진행</translation>
    </message>
    <message>
        <source>Reading files: %1 of %2</source>
        <translation>문서 읽는 중 %1/%2</translation>
    </message>
    <message>
        <source>Indexing by meaning: %1 of %2</source>
        <translation>의미 색인 중 %1/%2</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>멈추는 중…</translation>
    </message>
    <message>
        <source>Reading files…</source>
        <translation>문서 읽는 중…</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation>준비하는 중…</translation>
    </message>
    <message>
        <source>1 could not be read</source>
        <translation>읽지 못함 1건</translation>
    </message>
    <message>
        <source>%1 could not be read</source>
        <translation>읽지 못함 %1건</translation>
    </message>
    <message>
        <source>many files; you can go on working</source>
        <translation>문서가 많습니다. 다른 일을 하셔도 됩니다</translation>
    </message>
    <message>
        <source>you can ask already</source>
        <translation>지금 바로 질문할 수 있습니다</translation>
    </message>
</context>
<context>
    <name>Question</name>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
</context>
<context>
    <name>SelectionCard</name>
    <message>
        <source>Ask about it</source>
        <translation>이 문서에 묻기</translation>
    </message>
    <message>
        <source>Ask about these</source>
        <translation>이 문서들에 묻기</translation>
    </message>
    <message>
        <source>Enter password</source>
        <translation>암호 입력</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>다시 읽기</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>Move…</source>
        <translation>옮기기</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>빼기</translation>
    </message>
    <message>
        <source>Takes documents out of the library; their files stay (Delete)</source>
        <translation>서고에서만 뺍니다. 원본 파일은 그대로 있습니다 (Delete)</translation>
    </message>
    <message>
        <source>Select nothing</source>
        <translation>선택 풀기</translation>
    </message>
    <message>
        <source>Selected documents</source>
        <translation>선택한 문서</translation>
    </message>
    <message>
        <source>1 selected</source>
        <translation>1개 선택</translation>
    </message>
    <message>
        <source>%1 selected</source>
        <translation>%1개 선택</translation>
    </message>
    <message>
        <source>1 of them could not be read</source>
        <translation>이 가운데 1건은 읽지 못했습니다</translation>
    </message>
    <message>
        <source>%1 of them could not be read</source>
        <translation>이 가운데 %1건은 읽지 못했습니다</translation>
    </message>
    <message>
        <source>The file has changed since it was read.</source>
        <translation>읽은 뒤에 파일이 바뀌었습니다.</translation>
    </message>
    <message>
        <source>The file is no longer where it was; what was read from it is still there.</source>
        <translation>원본 파일이 제자리에 없습니다. 읽어 둔 내용은 그대로 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>Summarise</source>
        <translation>요약하기</translation>
    </message>
    <message>
        <source>Compare the two</source>
        <translation>신구대비</translation>
    </message>
    <message>
        <source>Extract and check</source>
        <translation>추출·점검</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Shown: %1</source>
        <translation>보고 있는 문서: %1</translation>
    </message>
    <message>
        <source>Choose which documents are listed</source>
        <translation>목록에 볼 문서 고르기</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>추가</translation>
    </message>
    <message>
        <source>Add files or folders to the library</source>
        <translation>파일이나 폴더를 서고에 추가</translation>
    </message>
    <message>
        <source>Find by title or file name</source>
        <translation>제목·파일 이름으로 찾기</translation>
    </message>
    <message>
        <source>Find documents</source>
        <translation>문서 찾기</translation>
    </message>
    <message>
        <source>Title, file name or collection; initial consonants work, too</source>
        <translation>제목, 파일 이름, 업무 폴더로 찾습니다. 초성으로도 찾을 수 있습니다</translation>
    </message>
    <message>
        <source>Sort documents</source>
        <translation>정렬</translation>
    </message>
    <message>
        <source>Could not be read</source>
        <translation>읽지 못한 문서</translation>
    </message>
    <message>
        <source>Changed files</source>
        <translation>파일이 바뀐 문서</translation>
    </message>
    <message>
        <source>All documents</source>
        <translation>전체 문서</translation>
    </message>
    <message>
        <source>No collection</source>
        <translation>폴더 없음</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>파일 추가…</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>폴더 추가…</translation>
    </message>
    <message>
        <source>New collection…</source>
        <translation>새 업무 폴더…</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Effective date</source>
        <translation>시행일</translation>
    </message>
    <message>
        <source>Date added</source>
        <translation>추가한 날</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
</context>
</TS>
