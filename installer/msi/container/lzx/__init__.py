"""Compressing cabinet folders as LZX, which no kept-up library writes: an encoder in C, and how Python calls it."""
