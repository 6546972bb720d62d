"""The window. The only place for PySide6; it talks to the engine process and never to an adapter."""
