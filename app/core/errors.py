"""Errors the user or IT can act on.

    SeogoError
    ├── UsageError          the command or argument is wrong
    ├── DocumentError       one file cannot be read; the rest goes on
    ├── StorageError        the library folder or catalogue
    ├── ModelError          weights or inference
    ├── PolicyError         refused by policy
    ├── NotFoundError       no such document, conversation or model
    └── ExportError         a report cannot be written to the file that was chosen
    Cancelled               the user stopped the work; never reported as an error

Each carries a stable code. The words for a code live in `app.core.messages`, in Korean and English, so that a
message is never assembled where it is raised. Anything that is not a SeogoError is a bug.
"""

from __future__ import annotations


class SeogoError(Exception):
    """Something the user or IT can act on: a stable code and values for its message.

    Args:
        code: stable identifier, a key of `app.core.messages.MESSAGES`.
        values: what the message's `{placeholders}` are filled with.
    """

    def __init__(self, code: str, **values: object) -> None:
        self.code = code
        self.values = values
        super().__init__(f"{code} {values}" if values else code)


class UsageError(SeogoError):
    """The command, option or argument is wrong."""


class DocumentError(SeogoError):
    """One file cannot be read; indexing goes on with the others."""


class StorageError(SeogoError):
    """The library folder, catalogue or vector store cannot be used."""


class ModelError(SeogoError):
    """Model weights are missing, refused or too large for this machine."""


class PolicyError(SeogoError):
    """Refused by the policy in force."""


class NotFoundError(SeogoError):
    """No such document, page, conversation or model."""


class ExportError(SeogoError):
    """A report cannot be written to the file that was chosen."""


class Cancelled(Exception):  # noqa: N818 - an outcome, not an error
    """The user stopped the work."""
