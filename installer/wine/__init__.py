"""Runs Windows programs on the machine that makes the packages: to compile byte code, and to test what was made."""
