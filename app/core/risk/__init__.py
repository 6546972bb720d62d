"""Answer risk: which questions are answered freely, which need a person's review, and which by evidence alone."""
