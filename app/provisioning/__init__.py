"""Set-up of a fresh checkout. Standard library only: it runs before anything is installed."""
