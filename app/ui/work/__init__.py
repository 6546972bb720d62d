"""Document work in the window: summaries, comparisons of two versions, extractions and checklists."""
