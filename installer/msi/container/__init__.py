"""File formats of an MSI: compound file, database, summary, cabinet. Nothing here knows what is being installed."""
