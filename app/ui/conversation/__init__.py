"""Asking and reading answers: the conversation and its history."""

from app.ui.conversation.history_panel import HistoryPanel
from app.ui.conversation.panel import ConversationPanel

__all__ = ["ConversationPanel", "HistoryPanel"]
