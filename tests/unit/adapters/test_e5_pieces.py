"""Leaving out words of other scripts: what goes, what stays, and that nothing changes for what stays."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from app.adapters.e5_file import BLOCK, E5File, Quantised, Shape, Vocabulary
from app.adapters.e5_pieces import is_kept, without_foreign_words
from app.adapters.e5_tokenizer import E5Tokenizer, write_tokenizer

WORDS = {
    "▁": -2.0,
    "▁규정": -4.0,
    "규": -9.0,
    "정": -9.5,
    "▁закон": -5.0,
    "з": -10.0,
    "а": -10.0,
    "к": -10.0,
    "о": -10.0,
    "н": -10.0,
    "▁law": -4.5,
    "ああ": -5.5,
    "あ": -8.0,
    "第": -8.5,
    "第三": -6.0,
    "三": -9.0,
    "α": -11.0,
    "1": -7.0,
    ".": -3.0,
    "...": -5.0,
}
TEXTS = ["규정 1.", "law...", "第三 규정", "α 규정 1", "third", "", "…", "정규", "규정あ"]


def model() -> E5File:
    """Two blocks a row; every row holds its own number."""
    specials = ["<s>", "<pad>", "</s>", "<unk>"]
    pieces = [*specials, *WORDS, "<mask>"]
    scores = [0.0] * len(specials) + list(WORDS.values()) + [0.0]
    vocabulary = Vocabulary(tuple(p.encode() for p in pieces), tuple(scores), 0, 2, 1, 3, {ord("\t"): " "})
    rows = len(pieces) + 3  # the published table has more rows than there are pieces, too
    numbers = np.arange(rows, dtype=np.uint8)
    nibbles = np.repeat(numbers % 16, 2 * BLOCK).reshape(-1, BLOCK)
    words = Quantised(np.repeat(numbers.astype(np.float32), 2), nibbles)
    other = Quantised(np.ones(1, np.float32), np.zeros((1, BLOCK), np.uint8))
    shape = Shape(2 * BLOCK, 1, 1, 4, rows, 8, 2, 1e-12)
    return E5File(shape, vocabulary, {}, {"emb.word": words, "l0.q.w": other})


KEPT = (
    *("▁", "▁은행", "ㄱ", "ᄒ", "예금자", "▁금융위원회", "金融", "▁第三者", "々", "▁loan", "können", "▁ngân", "▁1,000"),
    *("...", "►", "😀", "α", "▁μ", "あ", "▁Ж", "ế", "ส", "ー", "\u0301", "<mask>", "(주)", "㈜", "℃", "Ⅳ"),
)
GONE = ("▁закон", "ным", "▁των", "の情報", "です", "カード", "ngườ", "šek", "ный.", "▁और", "ธนาคาร", "ال", "של", "ում")


@pytest.mark.parametrize("piece", KEPT)
def test_what_korean_and_english_are_cut_into_stays(piece: str) -> None:
    assert is_kept(piece)


@pytest.mark.parametrize("piece", GONE)
def test_words_of_other_scripts_go(piece: str) -> None:
    assert not is_kept(piece)


def test_rows_go_with_their_pieces_and_keep_their_order() -> None:
    whole = model()
    reduced = without_foreign_words(whole)
    pieces = [piece.decode() for piece in reduced.vocabulary.pieces]
    assert set(whole.vocabulary.pieces) - set(reduced.vocabulary.pieces) == {"▁закон".encode(), "ああ".encode()}
    before = [whole.vocabulary.pieces.index(piece.encode()) for piece in pieces]
    assert before == sorted(before)
    assert reduced.shape.vocabulary == len(pieces)
    words = reduced.quantised["emb.word"]
    assert words.scales.tolist() == [float(number) for number in before for _ in range(2)]
    assert words.nibbles[:, 0].tolist() == [number % 16 for number in before for _ in range(2)]
    assert [reduced.vocabulary.scores[i] for i in range(len(pieces))] == [whole.vocabulary.scores[i] for i in before]
    assert reduced.quantised["l0.q.w"] is whole.quantised["l0.q.w"]


def _cut(source: E5File, path: Path, text: str) -> list[bytes]:
    write_tokenizer(source.vocabulary, path)
    return [source.vocabulary.pieces[number] for number in E5Tokenizer(path).encode(text)]


@pytest.mark.parametrize("text", TEXTS)
def test_texts_are_cut_as_before(tmp_path: Path, text: str) -> None:
    whole = model()
    assert _cut(without_foreign_words(whole), tmp_path / "less.spm", text) == _cut(whole, tmp_path / "all.spm", text)


def test_a_word_of_another_script_is_spelled_out(tmp_path: Path) -> None:
    whole = model()
    assert _cut(whole, tmp_path / "all.spm", "закон")[0].decode() == "▁закон"
    spelled = _cut(without_foreign_words(whole), tmp_path / "less.spm", "закон")
    assert b"".join(spelled).decode() == "▁закон"
    assert len(spelled) == len("▁закон")


def test_the_special_pieces_are_found_again(tmp_path: Path) -> None:
    reduced = without_foreign_words(model()).vocabulary
    assert [reduced.pieces[n] for n in (reduced.bos, reduced.pad, reduced.eos, reduced.unknown)] == [
        b"<s>",
        b"<pad>",
        b"</s>",
        b"<unk>",
    ]
    write_tokenizer(reduced, tmp_path / "less.spm")
    tokenizer = E5Tokenizer(tmp_path / "less.spm")
    assert (tokenizer.bos, tokenizer.eos, tokenizer.pad) == (reduced.bos, reduced.eos, reduced.pad)
