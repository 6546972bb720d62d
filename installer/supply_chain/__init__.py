"""What is in the product, under which licences, and where each part comes from."""
