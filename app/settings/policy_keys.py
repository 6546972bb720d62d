"""The settings that only the machine policy sets."""

from __future__ import annotations

from app.core.walk import SUFFIX_FORMATS
from app.settings.choices import AUDIT_LEVELS, MASKINGS, AuditLevel, Masking
from app.settings.kinds import Choice, Flag, FolderList, HashList, PublicKeyList, Whole, WordList, WordOrFile
from app.settings.schema import Group, Scope, Setting, Text

_POLICY = Scope.POLICY

RISK_RULES_SHIPPED = "shipped"
RISK_RULES_OFF = "off"

ALLOWED_FOLDERS: Setting[tuple[str, ...]] = Setting(
    key="sources.allowed_folders",
    windows="SourcesAllowedFolders",
    default=(),
    kind=FolderList(fewest=1),
    group=Group.SOURCES,
    title=Text("허용 폴더", "Allowed folders"),
    description=Text(
        "이 폴더와 그 아래에 있는 문서만 서고에 추가할 수 있습니다. 설정하지 않으면 어디서나 추가할 수 있습니다. "
        "링크(심볼릭 링크, 정션)는 실제 위치로 판단합니다.",
        "Only documents in these folders and below may be added. Unset: from anywhere. Links count as the place they "
        "lead to.",
    ),
    scope=_POLICY,
    sample=("/srv/documents", "~/Documents"),
)

FORBIDDEN_FOLDERS: Setting[tuple[str, ...]] = Setting(
    key="sources.forbidden_folders",
    windows="SourcesForbiddenFolders",
    default=(),
    kind=FolderList(),
    group=Group.SOURCES,
    title=Text("금지 폴더", "Forbidden folders"),
    description=Text(
        "이 폴더와 그 아래의 문서는 추가할 수 없습니다. 허용 폴더 안에 있어도 금지가 우선합니다.",
        "Documents in these folders and below may not be added, even inside an allowed folder.",
    ),
    scope=_POLICY,
    sample=("/srv/documents/private",),
)

FILE_TYPES: Setting[tuple[str, ...]] = Setting(
    key="sources.file_types",
    windows="SourcesFileTypes",
    default=(),
    kind=WordList(frozenset(SUFFIX_FORMATS.values()), fewest=1),
    group=Group.SOURCES,
    title=Text("허용 파일 형식", "Allowed file types"),
    description=Text(
        "추가할 수 있는 문서 형식입니다(예: pdf, docx, hwp, hwpx). 설정하지 않으면 지원하는 형식을 모두 받습니다. "
        "파일 이름이 아니라 내용으로 판단합니다.",
        "Formats that may be added, e.g. pdf, docx, hwp, hwpx. Unset: every format that can be read. Told from the "
        "content, not from the name.",
    ),
    scope=_POLICY,
    sample=("pdf", "docx", "hwp", "hwpx", "txt"),
)

LARGEST_FILE_MB: Setting[int] = Setting(
    key="sources.largest_file_mb",
    windows="SourcesLargestFileMb",
    default=512,
    kind=Whole(1, 512),  # the reader sandbox takes no larger file
    group=Group.SOURCES,
    title=Text("파일 크기 한도", "Largest file"),
    description=Text(
        "이보다 큰 파일은 추가하지 않고 까닭을 알립니다. 폴더째 추가할 때는 그 파일만 빠집니다.",
        "Larger files are not added, and it is said why. Of a folder that is added, only those files are left out.",
    ),
    scope=_POLICY,
    unit="MB",
)

WATCH_ALLOWED: Setting[bool] = Setting(
    key="library.watch_allowed",
    windows="LibraryWatchAllowed",
    default=True,
    kind=Flag(),
    group=Group.SOURCES,
    title=Text("폴더 지켜보기 허용", "Allow folder watching"),
    description=Text(
        "사용자가 폴더를 지정해 새 문서가 저절로 추가되게 할 수 있는지 정합니다. 끄면 직접 추가한 문서만 들어갑니다.",
        "Whether users may have folders watched for new documents. Off: only what they add themselves comes in.",
    ),
    scope=_POLICY,
)

ALLOWED_MODELS: Setting[tuple[str, ...]] = Setting(
    key="models.allowed_sha256",
    windows="ModelsAllowedSha256",
    default=(),
    kind=HashList(fewest=1),
    group=Group.MODELS,
    title=Text("승인된 답변 모델", "Approved answer models"),
    description=Text(
        "쓸 수 있는 답변 모델 파일의 SHA-256 값입니다. 목록에 없는 파일은 설치되어 있어도 쓰지 않습니다. "
        "설정하지 않으면 제품에 들어 있는 모델과 이 PC에 추가한 모델을 씁니다. "
        "문서 검색용 모델은 제품 목록의 값으로 따로 확인합니다.",
        "SHA-256 of the answer models that may be used; others are refused even when installed. Unset: those that ship "
        "and those added on this computer. The search model is checked against the product's own list.",
    ),
    scope=_POLICY,
    sample=("0" * 64,),
)

IMPORT_ALLOWED: Setting[bool] = Setting(
    key="models.import_allowed",
    windows="ModelsImportAllowed",
    default=True,
    kind=Flag(),
    group=Group.MODELS,
    title=Text("모델 가져오기 허용", "Allow model import"),
    description=Text(
        "사용자가 모델 파일(GGUF)을 추가할 수 있는지 정합니다. 끄면 추가한 모델은 쓰이지 않고, "
        "제품에 들어 있거나 승인 목록에 있는 모델만 쓰입니다.",
        "Whether users may add model files (GGUF). Off: only models that ship or are on the approved list are used.",
    ),
    scope=_POLICY,
)

TRUSTED_PACK_KEYS: Setting[tuple[str, ...]] = Setting(
    key="packs.trusted_keys",
    windows="PacksTrustedKeys",
    default=(),
    kind=PublicKeyList(),
    group=Group.MODELS,
    title=Text("자료 묶음 서명 키", "Keys that packs are signed with"),
    description=Text(
        "모델·서식·용어집·규칙·문서 묶음(.seogopack)을 서명한 공개 키(Ed25519)입니다. 여기 적힌 키로 서명된 묶음만 "
        "설치되고 쓰이며, 키를 빼면 그 키로 서명된 묶음은 더 이상 쓰이지 않습니다. 설정하지 않으면 어떤 묶음도 설치할 수 "
        "없습니다. 키는 ‘seogo pack keygen’으로 만듭니다.",
        "Public keys (Ed25519) of signed packs of models, templates, glossaries, rules and documents (.seogopack). Only "
        "packs signed with one of them are installed and used; taking a key out ends the use of its packs. Unset: none "
        "can be installed. Keys are made with “seogo pack keygen”.",
    ),
    scope=_POLICY,
    sample=("ab" * 32,),  # no point of the curve: nothing is ever signed with it
)

EXPORT_ALLOWED: Setting[bool] = Setting(
    key="export.allowed",
    windows="ExportAllowed",
    default=True,
    kind=Flag(),
    group=Group.SHARING,
    title=Text("내보내기 허용", "Allow export"),
    description=Text(
        "답변, 요약, 비교표를 파일(DOCX, PDF, Markdown, XLSX)로 저장할 수 있는지 정합니다. "
        "끄면 색인한 문서로 문서 묶음을 만드는 것도 막습니다.",
        "Whether answers, summaries and comparisons may be saved as files (DOCX, PDF, Markdown, XLSX). Off: packs of "
        "indexed documents cannot be made, either.",
    ),
    scope=_POLICY,
)

COPY_ALLOWED: Setting[bool] = Setting(
    key="copy.allowed",
    windows="CopyAllowed",
    default=True,
    kind=Flag(),
    group=Group.SHARING,
    title=Text("복사 허용", "Allow copying"),
    description=Text(
        "답변과 원문을 클립보드로 복사할 수 있는지 정합니다.",
        "Whether answers and passages may be copied to the clipboard.",
    ),
    scope=_POLICY,
)

RISK_TIERS: Setting[str] = Setting(
    key="answers.risk_tiers",
    windows="AnswersRiskTiers",
    default=RISK_RULES_SHIPPED,
    kind=WordOrFile((RISK_RULES_SHIPPED, RISK_RULES_OFF), ".toml"),
    group=Group.PRIVACY,
    title=Text("답변 위험 등급 규칙", "Answer risk rules"),
    description=Text(
        "질문과 답변을 ‘제한 없음·사람 확인 후 사용·생성 금지’로 나누는 규칙입니다. shipped는 이 PC에 배포한 규칙 파일이나 "
        "서명된 규칙 묶음이 있으면 그것을, 없으면 제품에 들어 있는 규칙을 씁니다. off는 나누지 않음이며, 준법 부서가 고친 규칙 "
        "파일(TOML)의 전체 경로를 적을 수도 있습니다.",
        "The rules that sort questions and answers into free use, use after review, and no generation. “shipped”: the "
        "rule file or signed pack of rules put on this computer if there is one, else the product's own; “off”: none; "
        "or the full path of a rule file (TOML) that compliance edits.",
    ),
    scope=_POLICY,
)

MASKING: Setting[Masking] = Setting(
    key="privacy.masking",
    windows="PrivacyMasking",
    default=Masking.EXPORT,
    kind=Choice(Masking, MASKINGS),
    group=Group.PRIVACY,
    title=Text("개인정보 가리기", "Mask personal data"),
    description=Text(
        "주민등록번호, 계좌번호 같은 개인정보를 어디서 가릴지 정합니다. 뒤의 단계는 앞의 단계를 포함합니다: "
        "off(가리지 않음), export(복사·내보내기·기록), display(화면까지), block(그런 문장은 보여 주지 않음).",
        "Where personal data such as resident registration and account numbers is hidden; each step includes those "
        "before it: off, export (copies, exports, logs), display (the screen, too), block (not shown at all).",
    ),
    scope=_POLICY,
)

IDLE_LOCK_MINUTES: Setting[int] = Setting(
    key="idle.lock_minutes",
    windows="IdleLockMinutes",
    default=0,
    kind=Whole(0, 480),
    group=Group.PRIVACY,
    title=Text("자리 비움 잠금", "Lock when idle"),
    description=Text(
        "이 시간 동안 쓰지 않으면 서고 화면을 가립니다. 암호를 묻지는 않으므로 PC의 화면 잠금과 함께 쓰세요. "
        "0은 가리지 않음입니다.",
        "Covers the window after this time without use. It asks for no password, so keep the computer's own lock, too. "
        "0 never covers it.",
    ),
    scope=_POLICY,
    unit="minutes",
)

AUDIT_LEVEL: Setting[AuditLevel] = Setting(
    key="audit.level",
    windows="AuditLevel",
    default=AuditLevel.BASIC,
    kind=Choice(AuditLevel, AUDIT_LEVELS),
    group=Group.AUDIT,
    title=Text("감사 기록 수준", "Audit level"),
    description=Text(
        "off는 기록하지 않음, basic은 누가 언제 어떤 문서로 무엇을 했는지만, full은 질문과 답변의 글까지 남깁니다.",
        "off: nothing; basic: who did what with which documents and when; full: the text of questions and answers, too.",
    ),
    scope=_POLICY,
)

AUDIT_DAYS: Setting[int] = Setting(
    key="audit.keep_days",
    windows="AuditKeepDays",
    default=365,
    kind=Whole(30, 3650),
    group=Group.AUDIT,
    title=Text("감사 기록 보관 기간", "Keep audit records for"),
    description=Text(
        "감사 기록을 보관하는 날수입니다. 사내 기록 보관 기준에 맞추세요.",
        "How many days audit records are kept. Set it to your retention rules.",
    ),
    scope=_POLICY,
    unit="days",
)

POLICY_SETTINGS = (
    ALLOWED_FOLDERS,
    FORBIDDEN_FOLDERS,
    FILE_TYPES,
    LARGEST_FILE_MB,
    WATCH_ALLOWED,
    ALLOWED_MODELS,
    IMPORT_ALLOWED,
    TRUSTED_PACK_KEYS,
    EXPORT_ALLOWED,
    COPY_ALLOWED,
    RISK_TIERS,
    MASKING,
    IDLE_LOCK_MINUTES,
    AUDIT_LEVEL,
    AUDIT_DAYS,
)
