"""The shipped embedding model against the same model with all 250,002 pieces: nothing changes for our texts."""

from __future__ import annotations

import re

import numpy as np
import pytest

from app.adapters import e5_convert
from app.adapters.e5_file import E5File, read_e5_file
from app.adapters.e5_pieces import WORD_START, is_kept
from app.adapters.e5_tokenizer import E5Tokenizer, write_tokenizer
from app.adapters.onnx_embedder import OnnxEmbedder
from tests.integration.adapters.test_embedder import MODEL, OTHER, SOURCE, TEXTS, TOKENIZER, shared_texts

OURS = re.compile(r"[\x00-\xff\u1100-\u11ff\u2000-\u2bff\u3000-\u303f\u3131-\u318e\u4e00-\u9fff\uac00-\ud7a3]+")
"""Latin-1, Hangul, signs and Hanja, by code point: told in another way than `e5_pieces` tells it."""
HANJA = [
    "第1條(目的) 이 規程은 與信業務의 取扱에 관한 事項을 定함을 目的으로 한다.",
    "甲은 乙에게 連帶保證의 責任을 진다. 但, 期限의 利益을 喪失한 때에는 그러하지 아니하다.",
    "同法 第12條 各號의 1에 該當하는 者. 株式會社 書庫銀行 代表理事 金〇〇(印)",
    "本合同自双方签字盖章之日起生效，有效期三年。",
]
SIGNS = [
    "신뢰수준 α=0.05, β계수 1.2, 표준편차 σ, 두께 5㎛·저항 3㏀·용량 2μF, Δ가격 ≤ π/2",
    "あ 항목과 ア 항목, Ж표와 ש표 사이・중간점",
    "Société Générale, Müller & Söhne GmbH, São Paulo, señor Núñez — €1.000,50 §5 №3",
    "ㄱ. ㅏ ㅎㅎ ᄀ ①②③ ⅳ ㈜㈎㉠ ℃ ￦１，０００ ｢가｣ 『나』 〈다〉 【라】 ※★☎→⇒□■ ━━ ·•∙ …",
    "\ue000\uf0b7 사용자 정의 글자, 이모지 😀👍🏻, 폭 없는\u200b빈칸, 줄\u2028바꿈, 모르는 글자 \U0001039f𐎠 끝",
]
FOREIGN = [
    "Центральный банк Российской Федерации",
    "ธนาคารแห่งประเทศไทย",
    "المصرف المركزي",
    "Ngân hàng Nhà nước",
]


@pytest.fixture(scope="module")
def source() -> E5File:
    return read_e5_file(SOURCE)


@pytest.fixture(scope="module")
def whole(source: E5File, tmp_path_factory: pytest.TempPathFactory) -> OnnxEmbedder:
    folder = tmp_path_factory.mktemp("whole")
    e5_convert.write_model(source, folder)
    write_tokenizer(source.vocabulary, folder / e5_convert.TOKENIZER_FILE)
    return OnnxEmbedder(folder / e5_convert.MODEL_FILE, folder / e5_convert.TOKENIZER_FILE)


@pytest.fixture(scope="module")
def shipped() -> OnnxEmbedder:
    return OnnxEmbedder(MODEL, TOKENIZER)


def test_vectors_are_those_of_the_whole_vocabulary(shipped: OnnxEmbedder, whole: OnnxEmbedder) -> None:
    texts = [*TEXTS, *HANJA, *SIGNS, *(text for text in shared_texts() if not OTHER.search(text))]
    assert np.array_equal(shipped.embed_passages(texts), whole.embed_passages(texts))
    for text in [*HANJA, *SIGNS, *texts[::20]]:
        assert np.array_equal(shipped.embed_query(text), whole.embed_query(text)), text


def test_no_piece_of_korean_english_or_hanja_is_left_out(source: E5File) -> None:
    gone = [piece for piece in map(bytes.decode, source.vocabulary.pieces) if not is_kept(piece)]
    assert len(gone) > 100_000
    assert [piece for piece in gone if OURS.fullmatch(piece)] == []
    assert [piece for piece in gone if len(piece.removeprefix(WORD_START)) == 1] == []  # what was known stays known


def test_unknown_characters_cost_what_they_did(source: E5File) -> None:
    """Sentencepiece takes the least of all scores, less 10."""
    both = zip(source.vocabulary.pieces, source.vocabulary.scores, strict=True)
    assert min(score for piece, score in both if is_kept(piece.decode())) == min(source.vocabulary.scores)


@pytest.mark.parametrize("text", FOREIGN)
def test_words_of_other_scripts_are_spelled_out(shipped: OnnxEmbedder, whole: OnnxEmbedder, text: str) -> None:
    assert shipped.count_tokens(text) > whole.count_tokens(text)
    assert 3 not in E5Tokenizer(TOKENIZER).encode(text)  # <unk>
