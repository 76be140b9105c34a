"""A conversation as Markdown and as plain text: the shown path."""

import re
from collections.abc import Iterator
from datetime import UTC

from gizai_desktop.domain.conversation import Conversation
from gizai_desktop.domain.exporting import ExportOptions, ExportWords
from gizai_desktop.domain.message import Message, Role

_MARKUP = re.compile(r"([\\`*_\[\]<>#|~])")


def as_markdown(conversation: Conversation, options: ExportOptions) -> str:
    """Headings for the speakers, and the texts as they are: they are Markdown already."""
    words = options.words
    parts = [f"# {_escaped(title_of(conversation, words))}"]
    if conversation.system_prompt.strip():
        parts += [f"## {words.instructions}", conversation.system_prompt.strip("\n")]
    for message in conversation.path():
        parts.append(f"## {_escaped(speaker(message, words))}")
        parts.append(f"<!-- {moment(message)} -->")
        if options.reasoning and message.reasoning.strip():
            parts.append(_quoted(f"**{words.thoughts}**\n\n{message.reasoning.strip()}"))
        parts += [
            message.content.strip("\n"),
            *(_quoted(_escaped(w)) for w in failure(message, words)),
        ]
    return "\n\n".join(filter(None, parts)) + "\n"


def as_text(conversation: Conversation, options: ExportOptions) -> str:
    """Names of the speakers, and the texts as they are."""
    words = options.words
    title = title_of(conversation, words)
    parts = [f"{title}\n{'=' * min(len(title), 80)}"]
    if conversation.system_prompt.strip():
        parts.append(f"{words.instructions}:\n{conversation.system_prompt.strip()}")
    for message in conversation.path():
        said = [f"{speaker(message, words)} · {moment(message)}"]
        if options.reasoning and message.reasoning.strip():
            said.append(f"[{words.thoughts}]\n{message.reasoning.strip()}\n")
        parts.append("\n".join([*said, message.content.strip("\n"), *failure(message, words)]))
    return "\n\n".join(parts) + "\n"


def title_of(conversation: Conversation, words: ExportWords) -> str:
    """The title in one line, never empty."""
    return " ".join(conversation.title.split()) or words.untitled


def speaker(message: Message, words: ExportWords) -> str:
    """Who speaks, with the AI model of an answer."""
    if message.role is Role.ASSISTANT:
        return f"{words.assistant} ({message.model})" if message.model else words.assistant
    return words.you if message.role is Role.USER else words.system


def moment(message: Message) -> str:
    """When it was said, to the minute."""
    return message.created_at.astimezone(UTC).strftime("%Y-%m-%d %H:%M UTC")


def failure(message: Message, words: ExportWords) -> Iterator[str]:
    """Why there is no answer, if there is none."""
    if message.failure is not None:
        said = message.failure.message or message.failure.sentence
        yield f"{words.no_answer}: {' '.join(said.split())}"


def _escaped(text: str) -> str:
    return _MARKUP.sub(r"\\\1", text)


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}" if line else ">" for line in text.split("\n"))
