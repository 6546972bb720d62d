"""Settings: a typed schema, where values come from, and which of them policy has locked."""
