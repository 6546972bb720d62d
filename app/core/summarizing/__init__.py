"""Summaries of documents: the whole text is read, every sentence rests on a citation, what was left out is reported."""
