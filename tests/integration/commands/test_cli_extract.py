"""`seogo extract` on contracts, checklists and rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.commands import exit_codes
from tests.bench.bench_extract import measure, write
from tests.bench.contracts import CONTRACTS, LOAN_PROSE, LOAN_TABLE
from tests.integration.conftest import Run


def test_contract(run: Run, tmp_path: Path) -> None:
    files = [str(write(contract, tmp_path)) for contract in (LOAN_PROSE, LOAN_TABLE)]
    ran = run("extract", "loan_agreement", *files, "--no-model", library=tmp_path / "library")
    assert ran.code == exit_codes.DONE
    rows = ran.records[-1]["rows"]
    by_place = {(row["document_id"], row["field"]): row for row in rows}
    documents = list(dict.fromkeys(row["document_id"] for row in rows))
    assert len(documents) == 2
    amount = by_place[documents[0], "loan_amount"]
    assert (amount["value"], amount["normalised"], amount["status"]) == ("금 십이억원정", "KRW 1200000000", "found")
    citation = amount["citation"]
    assert citation["quote"] == amount["value"] and citation["locator"] == "제2조제1항"
    assert set(citation) >= {"document_id", "path", "page", "start", "end", "quote", "rects", "locator"}
    missing = by_place[documents[1], "collateral"]
    assert (missing["value"], missing["status"], missing["citation"]) == (None, "not_found", None)


def test_bench_is_exact(tmp_path: Path) -> None:
    totals = measure(tmp_path, CONTRACTS)
    assert totals["invented"] == 0
    assert totals["right"] >= 0.9 * sum(totals.values())


def test_duties_by_title_and_own_template(run: Run, tmp_path: Path) -> None:
    rule = tmp_path / "규정.txt"
    rule.write_text(
        "제1조(보고) 부서장은 사고를 즉시 보고하여야 한다.\n\n제2조(금지) 직원은 비밀을 누설하여서는 아니 된다.\n",
        "utf-8",
    )
    ran = run("extract", "내규 의무사항 목록", str(rule), library=tmp_path / "library")
    assert [(row["label"], row["normalised"]) for row in ran.records[-1]["rows"]] == [
        ("제1조", "must"),
        ("제2조", "must_not"),
    ]
    own = tmp_path / "own.toml"
    own.write_text('title = "나의 서식"\n[[field]]\nname = "chief"\ntitle = "부서장"\ntype = "yes_no"\n', "utf-8")
    ran = run("extract", str(own), str(rule), "--no-model", library=tmp_path / "library")
    assert ran.records[-1]["template"] == "own"


def test_list_and_errors(run: Run, tmp_path: Path) -> None:
    ran = run("extract", "--list", library=tmp_path / "library")
    assert {template["template"] for template in ran.records[-1]["templates"]} >= {"loan_agreement", "duties"}
    assert run("extract", "loan_agreement", library=tmp_path / "library").code == exit_codes.USAGE
    ran = run("extract", "no_such", "x.txt", library=tmp_path / "library")
    assert (ran.code, ran.records[-1]["error"]["code"]) == (exit_codes.NOT_FOUND, "template_missing")


@pytest.mark.parametrize("suffix", [".xlsx", ".docx"])
def test_out(run: Run, tmp_path: Path, suffix: str) -> None:
    files = [str(write(contract, tmp_path)) for contract in (LOAN_PROSE, LOAN_TABLE)]
    target = tmp_path / f"표{suffix}"
    ran = run("extract", "loan_agreement", *files, "--no-model", "--out", str(target), library=tmp_path / "library")
    assert ran.code == exit_codes.DONE and target.stat().st_size > 1000


def test_people_see_checks(run: Run, tmp_path: Path) -> None:
    contract = tmp_path / "위탁.txt"
    contract.write_text("제1조(재위탁) 수탁자는 위탁자의 동의 없이 재위탁할 수 없다.\n", "utf-8")
    ran = run("extract", "privacy_outsourcing", str(contract), library=tmp_path / "library", json_mode=False)
    assert "[충족] 재위탁 제한" in ran.out
    assert "[확인필요] 유출 시 통지" in ran.out
