"""Reading rule files."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

from app.core.errors import PolicyError
from app.core.risk.classifier import parse_classifier
from app.core.risk.rules import RiskRules, parse_rules


def load_rules(rules: Path, classifier: Path) -> RiskRules:
    """The rules of a file, with the shipped classifier.

    Args:
        rules, classifier: TOML files, see resources/risk.

    Raises:
        PolicyError: risk_rules_invalid: a file cannot be read or is not right; nothing is answered by half of the rules.
    """
    return parse_rules(_parsed(rules), str(rules), parse_classifier(_parsed(classifier), str(classifier)))


def _parsed(path: Path) -> Mapping[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))  # Notepad may put a byte order mark first
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise PolicyError("risk_rules_invalid", path=str(path), detail=str(error)) from error
