<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name>ActionRow</name>
    <message>
        <location filename="../../app/ui/conversation/actions.py" line="35"/>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/actions.py" line="35"/>
        <source>Stop answering (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/actions.py" line="36"/>
        <source>Ask again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/actions.py" line="36"/>
        <source>Ask this question once more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/actions.py" line="37"/>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/actions.py" line="37"/>
        <source>Copy the answer with its sources</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/actions.py" line="38"/>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/actions.py" line="38"/>
        <source>Save as Word, PDF or Markdown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/actions.py" line="39"/>
        <source>Helpful</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/actions.py" line="39"/>
        <source>This answer helped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/actions.py" line="40"/>
        <source>Problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/actions.py" line="40"/>
        <source>Something is wrong with this answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/actions.py" line="41"/>
        <source>Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/actions.py" line="41"/>
        <source>Change the question and ask again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Announcer</name>
    <message>
        <location filename="../../app/ui/conversation/announcing.py" line="41"/>
        <source>%1 sources</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AnswerPart</name>
    <message>
        <location filename="../../app/ui/conversation/answer_part.py" line="32"/>
        <source>Answer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConversationPanel</name>
    <message>
        <location filename="../../app/ui/conversation/panel.py" line="180"/>
        <source>The %1 questions after this one and their answers will be removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/panel.py" line="182"/>
        <source>Ask again from here?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/panel.py" line="182"/>
        <source>Remove and ask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/panel.py" line="182"/>
        <source>Keep them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/panel.py" line="187"/>
        <source>Copied with its sources.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/panel.py" line="233"/>
        <source>Search is getting ready. You can type your question; it is asked as soon as possible.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/panel.py" line="235"/>
        <source>There is little memory left: answers come from quotes alone. Closing programs helps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/panel.py" line="237"/>
        <source>There is no answer model: answers come from quotes alone.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EvidenceCard</name>
    <message>
        <location filename="../../app/ui/conversation/evidence.py" line="75"/>
        <source>Open %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Exporter</name>
    <message>
        <location filename="../../app/ui/conversation/exporting.py" line="55"/>
        <source>Word (*.docx)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/exporting.py" line="55"/>
        <source>PDF (*.pdf)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/exporting.py" line="55"/>
        <source>Markdown (*.md)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/exporting.py" line="56"/>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/exporting.py" line="64"/>
        <source>Saved: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FoldedQuote</name>
    <message>
        <location filename="../../app/ui/conversation/evidence.py" line="33"/>
        <source>Show more</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <location filename="../../app/ui/conversation/header.py" line="69"/>
        <source>New conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/header.py" line="69"/>
        <source>Begin a new conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/header.py" line="70"/>
        <source>Export all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/header.py" line="70"/>
        <source>Save the whole conversation as a file</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistoryDelegate</name>
    <message>
        <location filename="../../app/ui/conversation/history_delegate.py" line="78"/>
        <source>Title of the conversation</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <location filename="../../app/ui/conversation/history_panel.py" line="207"/>
        <source>Deleted: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/history_panel.py" line="250"/>
        <source>No conversation holds these words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/history_panel.py" line="251"/>
        <source>Your conversations will be listed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/history_panel.py" line="260"/>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/history_panel.py" line="261"/>
        <source>Rename (F2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/history_panel.py" line="262"/>
        <source>Delete (Del)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/history_panel.py" line="274"/>
        <location filename="../../app/ui/conversation/history_panel.py" line="275"/>
        <source>Search conversations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/history_panel.py" line="276"/>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/history_panel.py" line="277"/>
        <location filename="../../app/ui/conversation/history_panel.py" line="278"/>
        <source>New conversation</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QuestionBox</name>
    <message>
        <location filename="../../app/ui/conversation/question_box.py" line="82"/>
        <source>Ask about your documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/question_box.py" line="83"/>
        <source>Question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/question_box.py" line="84"/>
        <source>Enter asks, Shift+Enter begins a new line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/question_box.py" line="86"/>
        <source>Ctrl+Enter asks, Enter begins a new line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/question_box.py" line="90"/>
        <source>Ask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/question_box.py" line="90"/>
        <source>Ask (Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/question_box.py" line="90"/>
        <source>Ask (Ctrl+Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/question_box.py" line="91"/>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/question_box.py" line="91"/>
        <source>Stop answering (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QuestionPart</name>
    <message>
        <location filename="../../app/ui/conversation/question_part.py" line="43"/>
        <source>Question</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReadingCard</name>
    <message>
        <location filename="../../app/ui/conversation/evidence.py" line="124"/>
        <source>Open %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReasonForm</name>
    <message>
        <location filename="../../app/ui/conversation/actions.py" line="97"/>
        <source>What is wrong? Your words stay on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/actions.py" line="102"/>
        <source>The answer is wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/actions.py" line="103"/>
        <source>The source does not fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/actions.py" line="104"/>
        <source>Something is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/actions.py" line="105"/>
        <source>The document is out of date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/actions.py" line="114"/>
        <source>In your own words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/actions.py" line="115"/>
        <source>What is wrong with the answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/actions.py" line="117"/>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ScopeChip</name>
    <message>
        <location filename="../../app/ui/conversation/scope_chip.py" line="74"/>
        <location filename="../../app/ui/conversation/scope_chip.py" line="75"/>
        <source>Where to look: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/scope_chip.py" line="82"/>
        <source>Folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/scope_chip.py" line="85"/>
        <source>Chosen documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/scope_chip.py" line="89"/>
        <source>Choose documents in the library on the left</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ThreadView</name>
    <message>
        <location filename="../../app/ui/conversation/thread_view.py" line="52"/>
        <source>Conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/thread_view.py" line="53"/>
        <source>New content below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/thread_view.py" line="126"/>
        <source>Question: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TurnView</name>
    <message>
        <location filename="../../app/ui/conversation/turn_view.py" line="133"/>
        <source>Sources</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/turn_view.py" line="147"/>
        <source>Worth reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/turn_view.py" line="147"/>
        <source>Near your question, but not an answer to it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <location filename="../../app/ui/conversation/welcome.py" line="76"/>
        <source>Add documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/welcome.py" line="78"/>
        <source>Start with sample documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/welcome.py" line="88"/>
        <source>Add the documents you work with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/welcome.py" line="89"/>
        <source>Rules, circulars, contracts: PDF, Word, HWP and more. Drop files or folders anywhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/welcome.py" line="90"/>
        <source>Every answer shows the article and the page it comes from. Nothing leaves this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/welcome.py" line="96"/>
        <source>Who has to approve …?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/welcome.py" line="97"/>
        <source>By when does … have to be reported, and to whom?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/welcome.py" line="98"/>
        <source>What may not be done when …?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/welcome.py" line="102"/>
        <source>Puts this question into the question box, to be completed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/welcome.py" line="107"/>
        <source>What would you like to know?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/welcome.py" line="108"/>
        <source>Ask as you would ask a colleague. One matter at a time gives the surest answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/welcome.py" line="110"/>
        <source>If the documents do not say, Seogo tells you so and never makes up an answer.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WithheldPart</name>
    <message>
        <location filename="../../app/ui/conversation/withheld.py" line="27"/>
        <source>Shows sentences that the documents do not bear out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/withheld.py" line="35"/>
        <source>%1 sentences held back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/withheld.py" line="50"/>
        <source>Do not use these: they did not pass the check against the documents.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/withheld.py" line="54"/>
        <source>Held back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/withheld.py" line="58"/>
        <source>Reason: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Editor</name>
    <message>
        <location filename="../../app/ui/conversation/question_part.py" line="90"/>
        <source>Edit the question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/question_part.py" line="98"/>
        <source>The questions after this one will be replaced.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/question_part.py" line="100"/>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/question_part.py" line="102"/>
        <source>Ask again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>conversation</name>
    <message>
        <location filename="../../app/ui/conversation/copying.py" line="29"/>
        <source>Sources</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/history_model.py" line="157"/>
        <source>%1 questions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/history_model.py" line="164"/>
        <source>Earlier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/history_model.py" line="167"/>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/history_model.py" line="169"/>
        <source>Yesterday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/history_model.py" line="171"/>
        <source>Last 7 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/notes.py" line="53"/>
        <source>Not in the documents: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/words.py" line="57"/>
        <source>p. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/words.py" line="68"/>
        <source>Source %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/words.py" line="75"/>
        <source>Old version — a newer one is in the library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/words.py" line="77"/>
        <source>Repealed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/words.py" line="84"/>
        <source>%1 chosen documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/words.py" line="87"/>
        <source>No folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/words.py" line="88"/>
        <source>All documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/words.py" line="94"/>
        <source>Stopping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/words.py" line="97"/>
        <source>Waiting for the answer before this one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/words.py" line="99"/>
        <source>Asked as soon as search is ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/words.py" line="101"/>
        <source>Looking through the documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/words.py" line="105"/>
        <source>Sources found, writing the answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/words.py" line="107"/>
        <source>Stopped before anything was found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/words.py" line="109"/>
        <source>Stopped — this was found until then</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/words.py" line="111"/>
        <source>The answer could not be finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/words.py" line="114"/>
        <source>The program ended before the answer was ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/words.py" line="121"/>
        <source>Confirmed in the documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/words.py" line="123"/>
        <source>Confirmed in part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/words.py" line="124"/>
        <source>Not in the documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/words.py" line="133"/>
        <source>The part of Seogo that reads documents stopped and is being started again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/words.py" line="136"/>
        <source>Your question is kept. Ask again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/words.py" line="138"/>
        <source>Something unexpected happened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/words.py" line="139"/>
        <source>Your question is kept. Ask again; if it happens again, tell your IT desk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/words.py" line="145"/>
        <source>Your question is kept. Choose “Ask again” to get the answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/words.py" line="151"/>
        <source>The answer model is not available; only quotes are shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/words.py" line="153"/>
        <source>There is not enough memory for the answer model; only quotes are shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/words.py" line="155"/>
        <source>The answer model could not finish; only quotes are shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/words.py" line="167"/>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
