"""The child process that owns the library and the model, and the reader sandbox."""
