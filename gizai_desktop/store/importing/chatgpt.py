"""A conversation of a ChatGPT export: a tree of nodes, of which some are only steps.

Steps (thoughts, calls of tools and what they gave) become part of the answer that follows them;
where none follows, they are an answer of their own.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from gizai_desktop.domain.importing import NoteKind, Origin
from gizai_desktop.domain.message import Role
from gizai_desktop.domain.tree import made_id
from gizai_desktop.store.importing.chatgpt_content import read_content
from gizai_desktop.store.importing.sketch import Found, Sketch, Words
from gizai_desktop.store.importing.values import mapping, moment, objects, text

_ANSWERS_TO = frozenset({"", "all"})
_STEPS = frozenset({"thoughts", "reasoning_recap", "tether_browsing_display", "tether_quote"})


@dataclass(slots=True)
class _Place:
    """Where a walk is: below which shown message, after which steps.

    Attributes:
        steps: what the answer that comes next begins with; its node is ``last_step``.
    """

    parent: str | None
    time: datetime
    steps: Words
    last_step: str = ""
    model: str = ""


def conversation(raw: Mapping[str, Any]) -> Found | None:
    """Our form of it; None when nobody says anything in it."""
    nodes = mapping(raw.get("mapping"))
    source = text(raw.get("id")) or text(raw.get("conversation_id"))
    sketch = Sketch(Origin.CHATGPT, source or made_id(*sorted(nodes)))
    sketch.title = text(raw.get("title"))
    sketch.created_at = moment(raw.get("create_time"), sketch.created_at)
    sketch.updated_at = moment(raw.get("update_time"), sketch.created_at)
    sketch.pinned = raw.get("is_starred") is True or bool(raw.get("pinned_time"))
    sketch.archived = raw.get("is_archived") is True
    shown = _Walk(sketch, nodes, text(raw.get("default_model_slug"))).go()
    if sketch.empty:
        return None
    return sketch.found(shown.get(text(raw.get("current_node"))))


class _Walk:
    """Goes from the roots to the leaves, each node once, branches in their order."""

    def __init__(self, sketch: Sketch, nodes: Mapping[str, Any], model: str) -> None:
        self._sketch = sketch
        self._nodes = {name: node for name, node in nodes.items() if isinstance(node, dict)}
        self._model = model
        self._shown: dict[str, str | None] = {}

    def go(self) -> Mapping[str, str | None]:
        """Add all messages; gives for each node the shown one at or before it."""
        children, roots = _children(self._nodes)
        start = _Place(None, self._sketch.created_at, Words(), model=self._model)
        # Nodes in a circle are below no root: each that is left over is one.
        for root in (*roots, *self._nodes):
            todo = [(root, start)]
            while todo:
                name, place = todo.pop()
                if name in self._shown:
                    continue
                following = self._step(name, place)
                below = [each for each in children.get(name, ()) if each not in self._shown]
                if not below and following.last_step:
                    following = self._speak(following)
                    self._shown[name] = following.parent
                todo += [(each, following) for each in reversed(below)]
        return self._shown

    def _step(self, name: str, place: _Place) -> _Place:
        message = mapping(self._nodes[name].get("message"))
        self._shown[name] = place.parent
        if not message:
            return place
        author, metadata = mapping(message.get("author")), mapping(message.get("metadata"))
        role = text(author.get("role"))
        words = Words()
        read_content(message, words, self._sketch)
        hidden = (
            role == "system"
            or message.get("weight") == 0
            or metadata.get("is_visually_hidden_from_conversation") is True
        )
        if hidden or not words:
            self._sketch.note(NoteKind.HIDDEN)
            return place
        time = moment(message.get("create_time"), place.time)
        model = text(metadata.get("model_slug")) or place.model
        if role == "user":
            before = self._speak(place) if place.last_step else place
            self._sketch.add(name, before.parent, Role.USER, words, time)
            self._shown[name] = name
            return _Place(name, time, Words(), model=self._model)
        steps = Words(place.steps.content, place.steps.reasoning)
        steps.add(words.content)
        steps.think(words.reasoning)
        following = _Place(place.parent, time, steps, name, model)
        return following if _is_step(role, message) else self._speak(following)

    def _speak(self, place: _Place) -> _Place:
        """Make one answer of the steps."""
        self._sketch.add(
            place.last_step,
            place.parent,
            Role.ASSISTANT,
            place.steps,
            place.time,
            model=place.model,
        )
        self._shown[place.last_step] = place.last_step
        return _Place(place.last_step, place.time, Words(), model=self._model)


def _is_step(role: str, message: Mapping[str, Any]) -> bool:
    """Whether something is on the way to an answer: a tool's, a call of one, a thought."""
    kind = text(mapping(message.get("content")).get("content_type"))
    return role == "tool" or text(message.get("recipient")) not in _ANSWERS_TO or kind in _STEPS


def _children(nodes: Mapping[str, Mapping[str, Any]]) -> tuple[dict[str, list[str]], list[str]]:
    """The nodes below each node, in their order, and those below none.

    What a node says of its parent counts; ``children`` gives the order, where it is there.
    """
    parents = {name: text(node.get("parent")) or None for name, node in nodes.items()}
    children: dict[str, list[str]] = {}
    for name, node in nodes.items():
        listed = node.get("children")
        for child in listed if isinstance(listed, list) else ():
            if isinstance(child, str) and child in nodes and parents[child] in (name, None):
                children.setdefault(name, []).append(child)
                parents[child] = name
    placed = {child for below in children.values() for child in below}
    roots = []
    for name, parent in parents.items():
        if parent is None or parent not in nodes:
            roots.append(name)
        elif name not in placed:
            children.setdefault(parent, []).append(name)
    return children, roots


def looks_like(raw: Mapping[str, Any]) -> bool:
    """Whether an object is such a conversation."""
    nodes = raw.get("mapping")
    if not isinstance(nodes, dict):
        return False
    first = objects(list(nodes.values())[:1])
    return not nodes or (bool(first) and ("message" in first[0] or "parent" in first[0]))
