"""The dials as typed, and what they come to."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from gizai_desktop.domain.parameters import TurnParameters
from gizai_desktop.ui.forms.bounds import dial_bounds
from gizai_desktop.ui.forms.problems import (
    Problem,
    ProblemText,
    number_problem,
    whole_number_problem,
)

STOPS = 4
"""Texts that end an answer: OpenAI's interface takes no more."""


@dataclass(frozen=True, slots=True)
class DialsDraft:
    """Texts named like the fields of `TurnParameters`; an empty one leaves the dial alone.

    Attributes:
        stop: one text a line; ``\\\\n`` and ``\\\\t`` stand for a line break and a tab.
    """

    temperature: str = ""
    top_p: str = ""
    max_tokens: str = ""
    stop: str = ""

    @classmethod
    def of(cls, parameters: TurnParameters) -> "DialsDraft":
        """The texts for these dials."""
        return cls(
            _text(parameters.temperature),
            _text(parameters.top_p),
            _text(parameters.max_tokens),
            "\n".join(_escaped(text) for text in parameters.stop),
        )

    @property
    def problems(self) -> Mapping[str, Problem]:
        """What is wrong, by field."""
        found = {
            "temperature": _problem(self.temperature, "temperature"),
            "top_p": _problem(self.top_p, "top_p"),
            "max_tokens": _problem(self.max_tokens, "max_tokens"),
        }
        if len(_lines(self.stop)) > STOPS:
            found["stop"] = Problem(ProblemText.STOPS, {"maximum": str(STOPS)})
        return {name: problem for name, problem in found.items() if problem is not None}

    @property
    def parameters(self) -> TurnParameters:
        """The dials; the texts have no `problems`."""
        return TurnParameters(
            _number(self.temperature),
            _number(self.top_p),
            int(self.max_tokens) if self.max_tokens.strip() else None,
            tuple(_unescaped(line) for line in _lines(self.stop)),
        )

    def with_texts(self, texts: Mapping[str, str]) -> "DialsDraft":
        """Other texts in the fields of these names."""
        values: Mapping[str, Any] = texts
        return replace(self, **values)


def _problem(text: str, name: str) -> Problem | None:
    if not text.strip():
        return None
    check = whole_number_problem if name == "max_tokens" else number_problem
    return check(text, dial_bounds(name))


def _number(text: str) -> float | None:
    return float(text.strip().replace(",", ".")) if text.strip() else None


def _text(value: float | None) -> str:
    if value is None:
        return ""
    return str(value) if isinstance(value, int) else f"{value:g}"


def _lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line]


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t")


def _unescaped(text: str) -> str:
    parts = text.split("\\\\")
    return "\\".join(part.replace("\\n", "\n").replace("\\t", "\t") for part in parts)
