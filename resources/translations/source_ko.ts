<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name>EmptySource</name>
    <message>
        <source>Choose a source in an answer, and its page opens here.</source>
        <translation>답변의 근거를 누르면 원문의 그 쪽이 여기에 열립니다.</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>No match</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>Find in this document</source>
        <translation>이 문서에서 찾기</translation>
    </message>
    <message>
        <source>Previous match (Shift+Enter)</source>
        <translation>이전 결과 (Shift+Enter)</translation>
    </message>
    <message>
        <source>Next match (Enter)</source>
        <translation>다음 결과 (Enter)</translation>
    </message>
    <message>
        <source>Close search (Esc)</source>
        <translation>찾기 닫기 (Esc)</translation>
    </message>
</context>
<context>
    <name>PageList</name>
    <message>
        <source>Pages</source>
        <translation>쪽</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>차례</translation>
    </message>
    <message>
        <source>Table of contents</source>
        <translation>차례</translation>
    </message>
</context>
<context>
    <name>PageModel</name>
    <message>
        <source>Page %1</source>
        <translation>%1쪽</translation>
    </message>
</context>
<context>
    <name>SourceHeader</name>
    <message>
        <source>A newer version of this document is in force.</source>
        <translation>이 문서보다 새로운 버전이 시행 중입니다.</translation>
    </message>
    <message>
        <source>page %1</source>
        <translation>%1쪽</translation>
    </message>
    <message>
        <source>in force from %1</source>
        <translation>시행 %1</translation>
    </message>
</context>
<context>
    <name>SourcePanel</name>
    <message>
        <source>Text of the page</source>
        <translation>쪽의 글</translation>
    </message>
    <message>
        <source>Picture of the page</source>
        <translation>쪽의 모습</translation>
    </message>
    <message>
        <source>%1, page %2: %3</source>
        <translation>%1, %2쪽: %3</translation>
    </message>
</context>
<context>
    <name>SourceToolbar</name>
    <message>
        <source>List of pages (F4)</source>
        <translation>쪽 목록 (F4)</translation>
    </message>
    <message>
        <source>Previous page (Alt+Up)</source>
        <translation>이전 쪽 (Alt+↑)</translation>
    </message>
    <message>
        <source>Next page (Alt+Down)</source>
        <translation>다음 쪽 (Alt+↓)</translation>
    </message>
    <message>
        <source>Smaller (Ctrl+-)</source>
        <translation>작게 (Ctrl+-)</translation>
    </message>
    <message>
        <source>Larger (Ctrl++)</source>
        <translation>크게 (Ctrl++)</translation>
    </message>
    <message>
        <source>Fit the width (Ctrl+2)</source>
        <translation>너비에 맞춤 (Ctrl+2)</translation>
    </message>
    <message>
        <source>Fit the whole page (Ctrl+1)</source>
        <translation>한 쪽 전체 (Ctrl+1)</translation>
    </message>
    <message>
        <source>Show as text (Ctrl+T)</source>
        <translation>글로 보기 (Ctrl+T)</translation>
    </message>
    <message>
        <source>Find in this document (Ctrl+F)</source>
        <translation>이 문서에서 찾기 (Ctrl+F)</translation>
    </message>
    <message>
        <source>Page number</source>
        <translation>쪽 번호</translation>
    </message>
</context>
</TS>
