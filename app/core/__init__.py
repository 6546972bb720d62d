"""The domain: documents, retrieval, answering and grounding. Standard library only."""
