"""Grounding: code, not the model, decides which sentence may be shown.

    values    what a text states exactly: amounts, dates, periods, counts, articles, names
    polarity  may, must not, must, need not; and on which side of a value the rule lies
    support   the judgement on one sentence against the passage it would cite
    instructions  sentences of documents that talk to the machine instead of to the reader

Everything here is pure, deterministic and free of models: the same sentence and passage always get the same judgement.
"""
