"""The settings dialog, made from the typed schema."""
