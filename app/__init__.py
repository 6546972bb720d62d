"""Seogo (서고): an offline document assistant whose every sentence is cited and checked."""

__version__ = "0.1.0"
