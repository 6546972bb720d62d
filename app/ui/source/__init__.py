"""The source viewer: the page that a citation stands on, with the passage marked."""
