"""Comparing two versions of a rule or contract (신구대비표): articles are paired, then clauses, sentences and words."""
