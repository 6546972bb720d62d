"""The settings a user may change. A policy may fix any of them."""

from __future__ import annotations

from app.settings.choices import (
    ANSWER_LENGTHS,
    LANGUAGES,
    THEMES,
    AnswerLength,
    Language,
    Theme,
)
from app.settings.kinds import Choice, FileName, Flag, Folder, FolderList, Whole
from app.settings.schema import Group, Setting, Text

LANGUAGE: Setting[Language] = Setting(
    key="language",
    windows="Language",
    default=Language.SYSTEM,
    kind=Choice(Language, LANGUAGES),
    group=Group.GENERAL,
    title=Text("언어", "Language"),
    description=Text(
        "화면과 안내 문구를 보여 줄 언어입니다. 문서와 인용문은 원문 그대로 나옵니다.",
        "The language of the window and its messages. Documents and quotations stay as they were written.",
    ),
)

THEME: Setting[Theme] = Setting(
    key="ui.theme",
    windows="UiTheme",
    default=Theme.SYSTEM,
    kind=Choice(Theme, THEMES),
    group=Group.APPEARANCE,
    title=Text("화면 색", "Theme"),
    description=Text(
        "화면을 밝게 또는 어둡게 보여 줍니다. ‘시스템 설정 따름’은 PC의 설정과 같게 바뀝니다.",
        "Shows the window light or dark; “same as the system” follows the computer's setting.",
    ),
)

FONT_SCALE: Setting[int] = Setting(
    key="ui.font_scale",
    windows="UiFontScale",
    default=100,
    kind=Whole(80, 200),
    group=Group.APPEARANCE,
    title=Text("글자 크기", "Text size"),
    description=Text(
        "글자를 보통 크기의 몇 퍼센트로 보여 줄지 정합니다. 80에서 200까지 고를 수 있습니다.",
        "Size of all text in percent of the normal size, from 80 to 200.",
    ),
    unit="%",
)

SEND_WITH_ENTER: Setting[bool] = Setting(
    key="ui.send_with_enter",
    windows="UiSendWithEnter",
    default=True,
    kind=Flag(),
    group=Group.APPEARANCE,
    title=Text("Enter 키로 질문 보내기", "Enter sends the question"),
    description=Text(
        "켜면 Enter로 질문을 보내고 Shift+Enter로 줄을 바꿉니다. 끄면 Enter는 줄을 바꾸고 Ctrl+Enter로 보냅니다.",
        "On: Enter asks and Shift+Enter starts a new line. Off: Enter starts a new line and Ctrl+Enter asks.",
    ),
)

ANSWER_MODEL: Setting[str] = Setting(
    key="answers.model",
    windows="AnswersModel",
    default="",
    kind=FileName(".gguf"),
    group=Group.ANSWERS,
    title=Text("답변 모델", "Answer model"),
    description=Text(
        "답을 쓰는 모델 파일의 이름입니다. 비워 두면 이 PC에 추가한 모델, 없으면 기본 모델을 씁니다.",
        "File name of the model that writes answers. Empty: the one added on this computer, else the one that ships.",
    ),
    restart=True,
)

ANSWER_LENGTH: Setting[AnswerLength] = Setting(
    key="answers.length",
    windows="AnswersLength",
    default=AnswerLength.STANDARD,
    kind=Choice(AnswerLength, ANSWER_LENGTHS),
    group=Group.ANSWERS,
    title=Text("답변과 요약의 길이", "Length of answers and summaries"),
    description=Text(
        "답변과 요약을 얼마나 자세히 쓸지 정합니다. 길게 쓸수록 시간이 더 걸립니다.",
        "How much answers and summaries say. Longer ones take more time.",
    ),
)

SHOW_WITHHELD: Setting[bool] = Setting(
    key="answers.show_withheld",
    windows="AnswersShowWithheld",
    default=False,
    kind=Flag(),
    group=Group.ANSWERS,
    title=Text("근거 없는 문장 보기", "Show withheld sentences"),
    description=Text(
        "모델이 썼지만 문서에서 근거를 찾지 못해 답에서 뺀 문장을 흐리게 펼쳐 볼 수 있게 합니다. "
        "업무에 쓰면 안 되는 문장이므로 창구에서는 끄기를 권합니다.",
        "Lets you unfold the sentences that were left out of an answer because no document bears them out. "
        "They must not be relied on; off is advised at the counter.",
    ),
)

LIBRARY_FOLDER: Setting[str] = Setting(
    key="library.folder",
    windows="LibraryFolder",
    default="",
    kind=Folder(),
    group=Group.LIBRARY,
    title=Text("서고 폴더", "Library folder"),
    description=Text(
        "색인과 대화를 저장하는 폴더입니다. 비워 두면 사용자 프로필 안의 기본 폴더를 씁니다. 원본 문서는 옮기지 않습니다. "
        "관리자는 %USERPROFILE%, %LOCALAPPDATA%, %USERNAME%을 쓸 수 있습니다.",
        "Where the index and conversations are kept. Empty: a folder in the user's profile. Documents are never moved. "
        "%USERPROFILE%, %LOCALAPPDATA% and %USERNAME% may be used.",
    ),
    restart=True,
)

WATCH_FOLDERS: Setting[tuple[str, ...]] = Setting(
    key="library.watch_folders",
    windows="LibraryWatchFolders",
    default=(),
    kind=FolderList(),
    group=Group.LIBRARY,
    title=Text("지켜볼 폴더", "Watched folders"),
    description=Text(
        "여기 적은 폴더에 문서가 새로 생기거나 바뀌면 저절로 서고에 반영합니다.",
        "Documents that appear or change in these folders are brought into the library by themselves.",
    ),
    sample=("~/Documents",),
)

CONVERSATION_DAYS: Setting[int] = Setting(
    key="conversations.keep_days",
    windows="ConversationsKeepDays",
    default=0,
    kind=Whole(0, 3650),
    group=Group.LIBRARY,
    title=Text("대화 보관 기간", "Keep conversations for"),
    description=Text(
        "마지막 질문에서 이 날수가 지난 대화를 지웁니다. 0은 지우지 않음입니다.",
        "Conversations are deleted this many days after their last question. 0 keeps them.",
    ),
    unit="days",
)

USER_SETTINGS = (
    LANGUAGE,
    THEME,
    FONT_SCALE,
    SEND_WITH_ENTER,
    ANSWER_MODEL,
    ANSWER_LENGTH,
    SHOW_WITHHELD,
    LIBRARY_FOLDER,
    WATCH_FOLDERS,
    CONVERSATION_DAYS,
)
