"""An extraction as the JSON contract of the command line writes it."""

from __future__ import annotations

from app.commands.records import citation_record
from app.core.extracting.result import Extraction, FieldRow
from app.core.extracting.template import Template


def extraction_record(extraction: Extraction, language: str) -> dict[str, object]:
    """The result of `extract`."""
    return {
        "template": extraction.template.template_id,
        "title": extraction.template.title(language),
        "rows": [field_record(row, language) for row in extraction.rows],
    }


def field_record(row: FieldRow, language: str) -> dict[str, object]:
    """One field of one document; `check` is "met", "unmet" or "unsure" for a checklist, else null."""
    return {
        "document_id": row.document.document_id,
        "field": row.field.name,
        "title": row.field.title(language),
        "type": row.field.type.value,
        "value": row.value or None,
        "normalised": row.normalised or None,
        "status": row.found.value,
        "check": row.check.value if row.check else None,
        "label": row.label or None,
        "required": row.field.required,
        "citation": citation_record(row.citation) if row.citation else None,
        "alternatives": [
            {"value": other.value, "citation": citation_record(other.citation)} for other in row.alternatives
        ],
    }


def template_record(template: Template, language: str) -> dict[str, object]:
    """A template of `extract --list`."""
    return {
        "template": template.template_id,
        "title": template.title(language),
        "duties": template.duties,
        "fields": [
            {"field": field.name, "title": field.title(language), "type": field.type.value, "required": field.required}
            for field in template.fields
        ],
        "path": template.source,
    }
