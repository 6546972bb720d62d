"""The two programs that start Seogo on Windows: one for the desktop, one for the console."""
