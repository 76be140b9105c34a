"""The contents of a ChatGPT message: every known kind as Markdown, unknown ones as text."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from gizai_desktop.domain.importing import NoteKind
from gizai_desktop.store.importing.sketch import Sketch, Words
from gizai_desktop.store.importing.values import fenced, items, mapping, objects, readable, text

_CITATION = re.compile("\ue200[^\ue200\ue201]*\ue201")
_MARKS = re.compile("[\ue200-\ue206]")
_ASSET = re.compile(r"^[a-z-]+://")
_MEDIA = {
    "image_asset_pointer": "Image",
    "audio_asset_pointer": "Audio",
    "real_time_user_audio_video_asset_pointer": "Recording",
    "video_container_asset_pointer": "Video",
}
_HIDDEN = frozenset({"user_editable_context", "model_editable_context"})
"""What ChatGPT tells its model of the user; it never shows it in a conversation."""


@dataclass(frozen=True, slots=True)
class _Content:
    """What is read, what belongs to it, and where its words go."""

    raw: Mapping[str, Any]
    metadata: Mapping[str, Any]
    words: Words
    sketch: Sketch

    def text(self, name: str) -> str:
        """A text of the content, or empty."""
        return text(self.raw.get(name))

    def said(self, part: str) -> None:
        """Add what somebody said."""
        self.words.add(_without_marks(part, self.metadata))

    def media(self, kind: str, name: str) -> None:
        """Add the name of what is no text."""
        self.words.add(f"[{kind}: {_ASSET.sub('', name) or '?'}]")
        self.sketch.note(NoteKind.MEDIA)


def read_content(message: Mapping[str, Any], words: Words, sketch: Sketch) -> None:
    """Put what a message says into ``words``."""
    metadata = mapping(message.get("metadata"))
    content = _Content(mapping(message.get("content")), metadata, words, sketch)
    kind = content.text("content_type")
    if kind in _HIDDEN:
        return
    _READERS.get(kind, _unknown)(content)
    for attachment in objects(metadata.get("attachments")):
        asset = text(attachment.get("id"))
        name = text(attachment.get("name")) or asset
        if name and name not in words.content and (not asset or asset not in words.content):
            content.media("File", name)


def _text(content: _Content) -> None:
    """Parts, of which each is a text or an object; some have their text beside them."""
    parts = items(content.raw.get("parts"))
    for part in parts:
        if isinstance(part, str):
            content.said(text(part))
        elif isinstance(part, dict):
            _part(part, content)
    if not parts:
        content.said(content.text("text"))


def _part(part: Mapping[str, Any], content: _Content) -> None:
    kind = text(part.get("content_type"))
    if kind == "audio_transcription" or (not kind and "text" in part):
        content.words.add(text(part.get("text")))
    elif kind in _MEDIA:
        inner = mapping(part.get("audio_asset_pointer")).get("asset_pointer")
        content.media(_MEDIA[kind], text(part.get("asset_pointer")) or text(inner))
    else:
        content.words.add(_unknown_text(part))
        content.sketch.note(NoteKind.UNKNOWN_KIND)


def _code(content: _Content) -> None:
    language, code = content.text("language"), content.text("text")
    if code.strip():
        content.words.add(fenced(code, "" if language == "unknown" else language))


def _output(content: _Content) -> None:
    output = content.text("text")
    if output.strip():
        content.words.add(fenced(output, "text"))
    for image in objects(mapping(content.metadata.get("aggregate_result")).get("messages")):
        if address := text(image.get("image_url")):
            content.media("Image", address)


def _thoughts(content: _Content) -> None:
    for thought in items(content.raw.get("thoughts")):
        if isinstance(thought, str):
            content.words.think(text(thought))
        elif isinstance(thought, dict):
            summary = text(thought.get("summary"))
            content.words.think(f"**{summary}**" if summary else "", text(thought.get("content")))


def _recap(content: _Content) -> None:
    content.words.think(content.text("content"))


def _page(content: _Content) -> None:
    """What the AI read in the web; shown with its thoughts."""
    body = next(filter(None, map(content.text, ("result", "text", "summary"))), "")
    head = " ".join(filter(None, (content.text("title"), content.text("url"))))
    content.words.think(head, _without_marks(body, content.metadata))


def _error(content: _Content) -> None:
    content.words.add(": ".join(filter(None, (content.text("name"), content.text("text")))))


def _unknown(content: _Content) -> None:
    before = content.words.content
    if "parts" in content.raw or content.text("text"):
        _text(content)
    elif content.raw.keys() - {"content_type"}:
        content.words.add(_unknown_text(content.raw))
    if content.words.content != before:
        content.sketch.note(NoteKind.UNKNOWN_KIND)


def _unknown_text(raw: Mapping[str, Any]) -> str:
    return text(raw.get("text")) or fenced(readable(dict(raw)), "json")


def _without_marks(said: str, metadata: Mapping[str, Any]) -> str:
    """The text without the marks of citations; where the source is known, it is named."""
    if "\ue200" not in said:
        return said
    for reference in objects(metadata.get("content_references")):
        matched = text(reference.get("matched_text"))
        if "\ue200" in matched:
            said = said.replace(matched, text(reference.get("alt")))
    return _MARKS.sub("", _CITATION.sub("", said))


_READERS: Mapping[str, Callable[[_Content], None]] = {
    "text": _text,
    "multimodal_text": _text,
    "code": _code,
    "execution_output": _output,
    "thoughts": _thoughts,
    "reasoning_recap": _recap,
    "tether_browsing_display": _page,
    "tether_quote": _page,
    "sonic_webpage": _page,
    "system_error": _error,
}
