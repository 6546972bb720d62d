"""Answering: what a question asks for, the evidence that answers it, and the sentences written over that evidence."""
