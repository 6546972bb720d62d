"""Third-party libraries behind the ports of `app.core.ports`: one library per file."""
