"""Risk tiers and masking as the command line shows them, over the sample documents and one that holds personal data."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.core.indexing.service import Outcome
from app.settings import sources
from app.wiring import Access
from tests.integration.conftest import Open, Run

RULE = "비번을 몇 번 틀리면 인터넷뱅킹이 막히나요?"
LOOK_UP = "김철수 고객의 대출 잔액은?"
PRIVATE = "제1조(차주) 김민수 고객님의 주민등록번호는 900101-1234568이고 연락처는 010-1234-5678이다.\n"
PUBLIC = "제2조(한도) 대출 한도는 3천만원으로 한다.\n"


@pytest.fixture
def samples(sample_folder: tuple[Path, list[Outcome]]) -> Path:
    return sample_folder[0]


@pytest.fixture
def private(run: Run, tmp_path: Path) -> Path:
    """A library with a document that holds personal data."""
    file = tmp_path / "대출 상담.txt"
    file.write_text(PRIVATE + PUBLIC, "utf-8")
    assert run("add", str(file), library=tmp_path / "library").code == 0
    return tmp_path / "library"


@pytest.fixture
def policy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The machine policy's file, empty as yet."""
    path = tmp_path / "policy.toml"
    monkeypatch.setattr(sources, "POLICY_FILE", path)
    return path


def test_a_question_about_a_rule_is_free(run: Run, samples: Path) -> None:
    (record,) = run("ask", "--no-model", RULE, library=samples).records
    assert record["risk"] == {"tier": "unrestricted", "reason": None, "category": None}


def test_looking_up_a_customer_is_answered_by_evidence_only(run: Run, samples: Path) -> None:
    (record,) = run("ask", LOOK_UP, library=samples).records
    assert (record["risk"]["tier"], record["risk"]["category"]) == ("evidence_only", "personal_lookup")
    assert record["notice"]["code"] == "risk_evidence_only"
    assert "생성 금지" in record["text"]
    assert record["timings"]["completion_tokens"] == 0


def test_the_policy_can_turn_the_tiers_off(run: Run, samples: Path, policy: Path) -> None:
    policy.write_text('answers.risk_tiers = "off"\n', "utf-8")
    (record,) = run("ask", "--no-model", LOOK_UP, library=samples).records
    assert record["risk"]["tier"] == "unrestricted"


@pytest.mark.parametrize(("length", "tokens"), [("short", 60), ("standard", 110), ("detailed", 180)])
def test_the_settings_say_how_long_answers_and_summaries_are(
    run: Run, samples: Path, policy: Path, length: str, tokens: int, open_library: Open
) -> None:
    policy.write_text(f'answers.length = "{length}"\n', "utf-8")
    assert open_library(samples, Access.READ).answerer(None).headline_tokens == tokens
    names = ("summarize", "전자금융 업무처리 규정.pdf", "--no-model")
    (by_settings,) = run(*names, library=samples).records
    (by_option,) = run(*names, "--length", length, library=samples).records
    assert [s["text"] for s in by_settings["sentences"]] == [s["text"] for s in by_option["sentences"]]
    (short,) = run(*names, "--length", "short", library=samples).records
    assert (len(by_settings["sentences"]) > len(short["sentences"])) == (length != "short")


def test_rules_of_compliance_take_the_place_of_the_shipped_ones(
    run: Run, samples: Path, policy: Path, tmp_path: Path
) -> None:
    own = tmp_path / "rules.toml"
    own.write_text(
        '[[category]]\nid = "own"\ntier = "review"\nreason_ko = "확인합니다."\nreason_en = "Check."\nalways = ["비번"]\n',
        "utf-8",
    )
    policy.write_text(f'answers.risk_tiers = "{own}"\n', "utf-8")
    done = run("ask", "--no-model", RULE, library=samples)
    assert done.records[0]["risk"] == {"tier": "review", "reason": "확인합니다.", "category": "own"}
    path = tmp_path / "답변.md"
    refused = run("export", "--last", str(path), library=samples)
    assert (refused.code, refused.records[0]["error"]["code"]) == (4, "export_needs_reviewer")
    assert not path.exists()
    assert run("export", "--last", str(path), "--reviewer", "이영희", library=samples).code == 0
    assert "확인 필요: 확인합니다." in path.read_text("utf-8")
    assert "이영희" in path.read_text("utf-8")
    own.write_text("[[category]]\n", "utf-8")
    broken = run("ask", "--no-model", RULE, library=samples)
    assert (broken.code, broken.records[-1]["error"]["code"]) == (4, "risk_rules_invalid")


def test_the_list_counts_personal_data(run: Run, private: Path, samples: Path) -> None:
    (record,) = run("list", library=private).records
    assert record["documents"][0]["personal"] == {"resident": 1, "phone": 1, "name": 1}


def test_by_default_the_screen_shows_all_and_files_hide_it(run: Run, private: Path, tmp_path: Path) -> None:
    (listed,) = run("list", library=private).records
    (page,) = run("page", listed["documents"][0]["document_id"], "1", library=private).records
    assert "900101-1234568" in page["text"]
    run("ask", "--no-model", "차주의 연락처와 주민등록번호는 무엇인가?", library=private)
    path = tmp_path / "답변.md"
    run("export", "--last", str(path), "--reviewer", "이영희", library=private)
    written = path.read_text("utf-8")
    assert "1234568" not in written
    assert "1234-5678" not in written


@pytest.mark.parametrize("mode", ["display", "block"])
def test_the_screen_hides_it_where_the_policy_says(run: Run, private: Path, policy: Path, mode: str) -> None:
    policy.write_text(f'privacy.masking = "{mode}"\n', "utf-8")
    (listed,) = run("list", library=private).records
    document = listed["documents"][0]["document_id"]
    outputs = [
        run("page", document, "1", library=private),
        run("search", "주민등록번호 연락처", library=private),
        run("ask", "--no-model", "차주의 연락처는 무엇인가?", library=private),
    ]
    for done in outputs:
        text = json.dumps(done.records, ensure_ascii=False)
        assert "234568" not in text
        assert "1234-5678" not in text
    page = outputs[0].records[0]["text"]
    assert ("900101-1******" in page) == (mode == "display")
    assert "대출 한도는 3천만원으로 한다." in page
