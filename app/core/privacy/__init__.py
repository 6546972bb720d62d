"""Personal data in text: finding it, and masking it."""
