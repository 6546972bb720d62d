"""Results of document work as the window needs them: without what only the making of them and exports need.

A comparison of two long rules is 60 % smaller this way, and the window reads it between two frames.
"""

from __future__ import annotations

from dataclasses import replace

from app.core.comparing.comparison import Comparison, Part, Row, Side
from app.core.extracting.result import Extraction, FieldRow
from app.core.extracting.template import Field, FieldType, Template
from app.engine.protocol.records import TemplateRow


def lean_comparison(comparison: Comparison) -> Comparison:
    """Without the lists of single changes, the texts of clauses beside their words, and files' metadata."""
    return replace(
        comparison,
        old=replace(comparison.old, metadata={}),
        new=replace(comparison.new, metadata={}),
        rows=tuple(map(_lean_row, comparison.rows)),
    )


def _lean_row(row: Row) -> Row:
    return replace(row, parts=tuple(map(_lean_part, row.parts)))


def _lean_part(part: Part) -> Part:
    return replace(part, old=_lean_side(part.old), new=_lean_side(part.new), words=(), changes=())


def _lean_side(side: Side | None) -> Side | None:
    return replace(side, text="", title="") if side else None


def lean_extraction(extraction: Extraction) -> Extraction:
    """Without what fields are looked for by (patterns could not be sent at all), and without files' metadata."""
    known = {field.name: _lean_field(field) for field in extraction.template.fields}
    rows = tuple(_lean_field_row(row, known) for row in extraction.rows)
    template = replace(extraction.template, fields=tuple(map(_lean_field, extraction.template.fields)), source="")
    return replace(extraction, template=template, rows=rows)


def _lean_field_row(row: FieldRow, known: dict[str, Field]) -> FieldRow:
    bare = replace(row.document, metadata={})
    return replace(
        row,
        document=bare,
        field=known.setdefault(row.field.name, _lean_field(row.field)),
        citation=replace(row.citation, document=bare) if row.citation else None,
        alternatives=tuple(replace(each, citation=replace(each.citation, document=bare)) for each in row.alternatives),
    )


def _lean_field(field: Field) -> Field:
    return Field(field.name, field.title_ko, field.title_en, field.type, required=field.required)


def template_row(template: Template) -> TemplateRow:
    """A template as the window lists it."""
    return TemplateRow(
        template_id=template.template_id,
        titles=(template.title_ko, template.title_en),
        fields=len(template.fields),
        is_checklist=any(field.type is FieldType.CHECK for field in template.fields),
        is_list=template.duties,
        field_titles=tuple((field.title_ko, field.title_en) for field in template.fields),
    )
