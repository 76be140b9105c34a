"""How an AI model is asked: the dials of a conversation, and saved sets of them."""

from dataclasses import dataclass, field, fields, replace
from typing import Self


@dataclass(frozen=True, slots=True)
class TurnParameters:
    """Dials of one request; None leaves a dial to the service.

    Attributes:
        temperature: 0 is sober, 2 is wild.
        top_p: share of the probability that is drawn from, above 0, at most 1.
        max_tokens: most tokens of an answer.
        stop: texts that end an answer, at most four.
    """

    temperature: float | None = field(default=None, metadata={"minimum": 0.0, "maximum": 2.0})
    top_p: float | None = field(default=None, metadata={"minimum": 0.01, "maximum": 1.0})
    max_tokens: int | None = field(default=None, metadata={"minimum": 1, "maximum": 1_000_000})
    stop: tuple[str, ...] = ()

    def over(self, defaults: Self) -> Self:
        """These dials, and the defaults' where nothing is set here."""
        given = {
            each.name: getattr(defaults, each.name)
            for each in fields(self)
            if getattr(self, each.name) in (None, ())
        }
        return replace(self, **given)


@dataclass(frozen=True, slots=True)
class Persona:
    """A saved way to start a chat.

    Attributes:
        service: id of the service, or empty for the default one.
        model: catalog id, or empty for the default one.
    """

    id: str = ""
    name: str = ""
    system_prompt: str = ""
    parameters: TurnParameters = field(default_factory=TurnParameters)
    service: str = ""
    model: str = ""
