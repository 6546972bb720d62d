"""Extraction by template: for each field of a contract or checklist its value with the passage it stands in, or nothing."""
