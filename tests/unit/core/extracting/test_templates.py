"""Templates: the shipped ones are sound, the user's own replace them, and a bad one is refused with its fault."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.core.errors import NotFoundError, UsageError
from app.core.extracting.template import FieldType, find_template, load, load_folders
from tests.unit.core.extracting.conftest import SHIPPED


def test_shipped_templates() -> None:
    templates = {template.template_id: template for template in load_folders([SHIPPED])}
    assert set(templates) == {"loan_agreement", "service_contract", "privacy_outsourcing", "full_sale_check", "duties"}
    assert templates["duties"].duties
    for template in templates.values():
        for field in template.fields:
            assert field.type is not FieldType.CHECK or field.topics, field.name
            assert field.title_ko != field.title_en, field.name


def test_later_folder_replaces_and_adds(tmp_path: Path) -> None:
    (tmp_path / "duties.toml").write_text('title = "내 목록"\nkind = "duties"', "utf-8")
    (tmp_path / "lease.toml").write_text(
        'title = "임대차"\n[[field]]\nname = "rent"\ntitle = "차임"\ntype = "money"', "utf-8"
    )
    templates = load_folders([SHIPPED, tmp_path / "missing", tmp_path])
    assert find_template("duties", templates).title_ko == "내 목록"
    assert find_template("임대차", templates).template_id == "lease"
    assert find_template(str(tmp_path / "lease.toml"), []).fields[0].labels == ("차임",)
    with pytest.raises(NotFoundError, match="template_missing"):
        find_template("없는 서식", templates)


@pytest.mark.parametrize(
    "text",
    [
        "not toml at all [",
        'kind = "fields"',
        'title = "가"\nkind = "odd"',
        'title = "가"',
        'title = "가"\n[[field]]\nname = "a b"',
        'title = "가"\n[[field]]\nname = "a"\ntype = "colour"',
        'title = "가"\n[[field]]\nname = "a"\nsynonym = ["b"]',
        'title = "가"\n[[field]]\nname = "a"\npatterns = ["("]',
        'title = "가"\n[[field]]\nname = "a"\npick = "middle"',
        'title = "가"\n[[field]]\nname = "a"\n[[field]]\nname = "a"',
    ],
)
def test_bad_templates_are_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "bad.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(UsageError) as caught:
        load(path)
    assert caught.value.code == "template_invalid"
    assert caught.value.values["file"] == "bad.toml" and caught.value.values["detail"]
