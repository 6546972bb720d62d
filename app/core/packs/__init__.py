"""Signed packs: what IT carries to a desk on a disk. Models, templates, glossaries, rules and ready-made libraries."""
