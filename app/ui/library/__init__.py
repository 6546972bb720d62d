"""The library panel: collections and documents, adding them, and how far the work on them has come."""
