"""From files to a searchable library."""
