"""Chat messages to tokens with the template that the weights' makers wrote into the GGUF.

The template is rendered with place-holders, and each message is put into its place only as tokens: words of a document
such as `<|im_end|>` stay words and can never open a turn of their own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from app.adapters.llama_library import Jinja2ChatFormatter
from app.core.model_ports import ChatMessage

# A private-use character on both sides: no template has a reason to contain or change it.
_PLACE = re.compile("\ue000([0-9]+)\ue000")

Tokenize = Callable[[str, bool], list[int]]
"""Text and whether special tokens are recognised in it; to token ids."""


class ChatTemplate:
    """The model's own template.

    Args:
        template: Jinja source from the GGUF.
        bos, eos: the text of the special tokens, which some templates write themselves.
        tokenize: the model's tokenizer.
    """

    def __init__(self, template: str, bos: str, eos: str, tokenize: Tokenize) -> None:
        self._formatter = Jinja2ChatFormatter(template=template, bos_token=bos, eos_token=eos)
        self._tokenize = tokenize

    def tokens(self, messages: Sequence[ChatMessage]) -> list[int]:
        """The whole prompt, up to where the assistant begins to speak.

        Raises:
            ValueError: the template refuses this order of roles.
        """
        turns = [{"role": message.role, "content": f"\ue000{number}\ue000"} for number, message in enumerate(messages)]
        rendered: str = self._formatter(messages=turns).prompt  # type: ignore[arg-type]
        tokens: list[int] = []
        for position, part in enumerate(_PLACE.split(rendered)):
            is_place = position % 2 == 1
            text = messages[int(part)].content if is_place else part
            tokens += self._tokenize(text, not is_place) if text else []
        return tokens
