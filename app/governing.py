"""The settings of answers put to work: how long, which rules of risk hold, where personal data is hidden, what may go."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from app.core.errors import PolicyError
from app.core.packs.manifest import PackKind
from app.core.privacy.policy import Mode
from app.core.privacy.report_masking import masked_report
from app.core.report import Report
from app.core.risk.loading import load_rules
from app.core.risk.rules import RiskRules
from app.packs import current_folders
from app.settings import keys
from app.settings.choices import AnswerLength
from app.settings.policy_keys import RISK_RULES_OFF, RISK_RULES_SHIPPED
from app.settings.resolver import Settings
from app.system import paths


def headline_tokens(settings: Settings) -> int:
    """What the model may write above the quotes of an answer, in tokens."""
    from app.core.answering.headline import FEWEST_TOKENS, MANY_TOKENS, MOST_TOKENS  # most commands answer nothing

    few_or_many = {AnswerLength.SHORT: FEWEST_TOKENS, AnswerLength.DETAILED: MANY_TOKENS}
    return few_or_many.get(settings.value(keys.ANSWER_LENGTH), MOST_TOKENS)


def risk_rules(settings: Settings) -> RiskRules | None:
    """The rules for questions that are not answered freely, as the policy says; None for none.

    Raises:
        PolicyError: risk_rules_invalid.
    """
    chosen = settings.value(keys.RISK_TIERS)
    if chosen == RISK_RULES_OFF:
        return None
    shipped = paths.resources() / "risk"
    file = Path(chosen)
    if chosen == RISK_RULES_SHIPPED:
        file = next((each for each in _own_rules(settings) if each.exists()), shipped / "ko.toml")
    return load_rules(file, shipped / "classifier.toml")


def _own_rules(settings: Settings) -> Iterator[Path]:
    """Rules that IT put on the machine: as a file, else in a signed pack."""
    yield paths.machine_risk_rules()
    for folder in current_folders(PackKind.RULES, settings):
        yield from sorted(folder.glob("*.toml"))


def masking(settings: Settings) -> Mode:
    """Where personal data is hidden, as the policy says."""
    return Mode(settings.value(keys.MASKING).value)


def permitted_report(report: Report, settings: Settings) -> Report:
    """The report as it may leave the program: personal data hidden, as the policy says.

    Raises:
        PolicyError: export_needs_reviewer: an answer in it has to be checked by a person who gives a name.
    """
    if report.needs_review and not report.reviewer.strip():
        raise PolicyError("export_needs_reviewer")
    return masked_report(report, masking(settings))
