"""Exporting: a report to a file. Formats that need a library are in `app.adapters`; Markdown is here."""
