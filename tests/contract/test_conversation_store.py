"""What the store of conversations does."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.adapters.conversation_store import SqliteConversations
from app.adapters.sqlite_file import connect
from app.core.answering.answer import Answer, AnswerSentence, AnswerStatus, Citation, Timings, Withheld
from app.core.chunk import Chunk
from app.core.conversation import ConversationStore, Feedback, Turn, Verdict
from app.core.errors import NotFoundError, StorageError
from app.core.library import StoredChunk
from app.core.retrieval.passage import Passage
from app.core.retrieval.scope import EVERYTHING, Scope
from app.core.structure import PageSpan
from tests.fakes.documents import make_record

KEY = bytes(range(32))


class Clock:
    """A clock that tests set."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Iterator[ConversationStore]:
    made = SqliteConversations(tmp_path / "conversations.db", clock, key=KEY)
    yield made
    made.close()


def answer(text: str = "5회 틀리면 정지한다. [1]") -> Answer:
    document = make_record("d1", error_values={"pages": [1, 2], "path": "가"}, metadata={"issue": "제42호"})
    chunk = StoredChunk(7, "d1", Chunk(0, (PageSpan(2, 3, 9),), "제5조", ("제1장",), "", 0, 2, False, True), "f")
    return Answer(
        "비번은 몇 번 틀리면 잠기나요?",
        AnswerStatus.PARTIAL,
        text,
        (AnswerSentence("5회 틀리면 정지한다.", (1,), 0.93, verbatim=False),),
        (Withheld("6회다.", "withheld_value"),),
        (Citation(1, document, 2, 3, 9, "5회 틀리면", ((1.0, 2.5, 3.0, 4.0),), "제5조"),),
        (Passage(1, 0.8, document, 2, 3, 9, "5회 틀리면", "제5조", (chunk,), 1.5, 0.8, 1.0),),
        Timings(1.0, 2.0, 3.0, 4.0, 5, 6),
        ("해지",),
        "model_memory",
    )


def ask(store: ConversationStore, conversation_id: str, number: int, text: str = "질문", **values: object) -> Turn:
    stamp = f"2026-03-02T10:00:{number:02}+00:00"
    turn = Turn(f"t{number}", conversation_id, stamp, text, EVERYTHING, **{"answer": None, **values})  # type: ignore[arg-type]
    store.save_turn(turn)
    return turn


def test_a_turn_comes_back_as_it_was_saved(store: ConversationStore) -> None:
    made = store.create("비밀번호")
    scope = Scope("전자금융", ("d1", "d2"))
    full = Turn("t1", made.conversation_id, "2026-03-02T10:00:00+00:00", "몇 번?", scope, answer(), True)
    store.save_turn(full)
    assert store.turns(made.conversation_id) == [full]
    assert store.turn("t1") == full


def test_a_turn_is_replaced_in_its_place(store: ConversationStore) -> None:
    made = store.create("가")
    for number in (1, 2, 3):
        ask(store, made.conversation_id, number)
    done = ask(store, made.conversation_id, 2, answer=answer())
    assert [turn.turn_id for turn in store.turns(made.conversation_id)] == ["t1", "t2", "t3"]
    assert store.turn("t2") == done
    store.remove_turns(["t2", "t3", "t9"])
    assert [turn.turn_id for turn in store.turns(made.conversation_id)] == ["t1"]


def test_the_history_is_newest_first_with_counts(store: ConversationStore, clock: Clock) -> None:
    old = store.create("먼저")
    clock.now += timedelta(minutes=5)
    new = store.create("나중")
    assert [c.title for c in store.conversations()] == ["나중", "먼저"]
    ask(store, old.conversation_id, 30)
    assert [(c.title, c.turns) for c in store.conversations()] == [("먼저", 1), ("나중", 0)]
    assert store.conversation(old.conversation_id).updated_at == "2026-03-02T10:00:30+00:00"
    assert store.conversation(new.conversation_id) == new


def test_the_last_turn_is_the_one_asked_last(store: ConversationStore) -> None:
    assert store.last_turn() is None
    one, other = store.create("가"), store.create("나")
    ask(store, one.conversation_id, 1)
    last = ask(store, other.conversation_id, 2)
    ask(store, one.conversation_id, 1, answer=answer())  # answered later, asked before
    assert store.last_turn() == last
    store.delete(other.conversation_id)
    found = store.last_turn()
    assert found is not None
    assert found.turn_id == "t1"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("비밀번호", ["비밀번호 ABC"]),
        ("abc", ["비밀번호 ABC"]),
        ("열쇠", ["금고"]),  # in a question
        ("정지한다", ["금고"]),  # in an answer
        ("금고 정지한다", ["금고"]),
        ("비밀번호 정지한다", []),
        ("100%", []),
        ("_", []),
        ("  ", ["금고", "비밀번호 ABC"]),
        ("' OR 1=1 --", []),
    ],
)
def test_every_word_must_stand_in_the_title_a_question_or_an_answer(
    store: ConversationStore, clock: Clock, words: str, found: list[str]
) -> None:
    store.create("비밀번호 ABC")
    clock.now += timedelta(minutes=1)
    keys = store.create("금고")
    ask(store, keys.conversation_id, 1, "열쇠는 누가?", answer=answer())
    assert [c.title for c in store.conversations(words)] == found


def test_a_renamed_conversation_is_found_by_its_new_title(store: ConversationStore) -> None:
    made = store.create("옛 이름")
    store.rename(made.conversation_id, "새 이름")
    assert [c.title for c in store.conversations("새")] == ["새 이름"]
    assert store.conversations("옛") == []


def test_a_deleted_conversation_is_hidden_until_it_is_restored(store: ConversationStore) -> None:
    made = store.create("가")
    turn = ask(store, made.conversation_id, 1)
    store.delete(made.conversation_id)
    assert store.conversations() == []
    with pytest.raises(NotFoundError):
        store.turns(made.conversation_id)
    store.restore(made.conversation_id)
    assert store.turns(made.conversation_id) == [turn]


def test_purge_erases_the_deleted_and_the_old(store: ConversationStore, clock: Clock) -> None:
    old, deleted = store.create("오래된 것"), store.create("지운 것")
    ask(store, deleted.conversation_id, 1)
    store.delete(deleted.conversation_id)
    clock.now += timedelta(days=40)
    new = store.create("새것")
    assert store.purge(0) == 1
    assert {c.conversation_id for c in store.conversations()} == {old.conversation_id, new.conversation_id}
    with pytest.raises(NotFoundError):
        store.restore(deleted.conversation_id)
    with pytest.raises(NotFoundError):
        store.turn("t1")
    assert store.purge(41) == 0
    assert store.purge(39) == 1
    assert [c.title for c in store.conversations()] == ["새것"]


def test_feedback_is_kept_and_taken_back(store: ConversationStore) -> None:
    made = store.create("가")
    ask(store, made.conversation_id, 1)
    judged = Feedback(Verdict.PROBLEM, "다른 규정")
    store.set_feedback("t1", judged)
    assert store.turn("t1").feedback == judged
    store.set_feedback("t1", None)
    assert store.turn("t1").feedback is None


def test_what_is_not_there_is_told(store: ConversationStore) -> None:
    for use in (
        lambda: store.turns("x"),
        lambda: store.turn("x"),
        lambda: store.conversation("x"),
        lambda: store.rename("x", "y"),
        lambda: store.delete("x"),
        lambda: store.restore("x"),
        lambda: store.set_feedback("x", None),
        lambda: ask(store, "x", 1),
    ):
        with pytest.raises(NotFoundError) as error:
            use()
        assert error.value.code == "conversation_missing"


def test_several_threads_may_save(store: ConversationStore) -> None:
    made = store.create("가")

    def save(first: int) -> None:
        for number in range(first, first + 10):
            ask(store, made.conversation_id, number)

    threads = [threading.Thread(target=save, args=(first,)) for first in (0, 10, 20, 30)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(store.turns(made.conversation_id)) == 40


def test_everything_is_there_after_opening_again(tmp_path: Path) -> None:
    first = SqliteConversations(tmp_path / "c.db", key=KEY)
    made = first.create("가")
    turn = ask(first, made.conversation_id, 1, answer=answer())
    first.close()
    again = SqliteConversations(tmp_path / "c.db", key=KEY)
    assert again.turns(made.conversation_id) == [turn]
    again.close()


def test_a_store_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    SqliteConversations(tmp_path / "c.db", key=KEY).close()
    database = connect(tmp_path / "c.db", KEY)
    database.execute("PRAGMA user_version = 99")
    database.close()
    with pytest.raises(StorageError) as error:
        SqliteConversations(tmp_path / "c.db", key=KEY)
    assert error.value.code == "library_newer"


def test_an_answer_that_cannot_be_read_is_told_as_damage(tmp_path: Path) -> None:
    made = SqliteConversations(tmp_path / "c.db", key=KEY)
    conversation = made.create("가")
    ask(made, conversation.conversation_id, 1, answer=answer())
    database = connect(tmp_path / "c.db", KEY)
    database.execute("UPDATE turns SET answer = x'00'")
    database.close()
    with pytest.raises(StorageError) as error:
        made.turn("t1")
    assert error.value.code == "library_damaged"
    made.close()
