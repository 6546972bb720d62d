"""What the sample documents say, and how each is written. The bank, its people and its rules are made up."""
