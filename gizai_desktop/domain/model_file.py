"""AI models in files of this computer: what a GGUF file says of itself, and what it needs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

CONTEXT_TOKENS = 4096
"""Tokens that a model on this computer takes in: reading a longer conversation takes minutes at
the 100 tokens a second that a model of 0.5 B was measured to read on two cores."""
LEAST_CONTEXT_TOKENS = 512
OVERHEAD_BYTES = 192 * 1024 * 1024
"""For the process (34 MB, measured with a tiny model) and its compute buffers: 128 rows of
150,000 words of four bytes, and some more."""
_KV_BYTES_PER_TOKEN = 128 * 1024
"""Of an AI model that does not tell: what Llama 3.1 8B takes."""


@dataclass(frozen=True, slots=True)
class GgufInfo:
    """What the header of a GGUF file says; empty, None or False where it says nothing.

    Attributes:
        size_label: such as ``0.5B`` or ``8x7B``.
        quantisation: of most of its numbers, such as ``Q4_K_M``.
        context_length: tokens that it was trained to take in.
        licence: as the file words it, such as ``apache-2.0``.
        architecture: such as ``llama``.
        kind: ``model``, or ``adapter``, ``mmproj`` and the like for files that cannot answer.
        parameters: how many numbers the tensors of this file hold.
        kv_bytes_per_token: memory for each token of the context, as 16-bit numbers.
    """

    name: str = ""
    size_label: str = ""
    quantisation: str = ""
    context_length: int | None = None
    licence: str = ""
    architecture: str = ""
    kind: str = "model"
    parameters: int | None = None
    kv_bytes_per_token: int | None = None


class FileFlaw(StrEnum):
    """Why a file cannot be used as an AI model; each names its marks, if it has any."""

    NOT_GGUF = "not_gguf"
    UNKNOWN_VERSION = "unknown_version"
    """``version``"""
    CUT_OFF = "cut_off"
    DAMAGED = "damaged"
    PARTS_MISSING = "parts_missing"
    """``missing``, ``of``"""
    NOT_ALLOWED = "not_allowed"
    NOT_READ = "not_read"
    """``reason``, as the system words it"""


@dataclass(frozen=True, slots=True)
class FileProblem:
    """A flaw, with what its sentence names."""

    flaw: FileFlaw
    marks: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ModelFile:
    """An AI model in one file, or in one that was split.

    Attributes:
        id: stays the same while the file keeps its name.
        parts: its files in their order; the first one is opened.
        size: bytes of all parts.
        problem: why it cannot be used, or None.
        sha256: of each part, or empty while they are not known.
    """

    id: str
    parts: tuple[Path, ...]
    size: int
    info: GgufInfo = field(default_factory=GgufInfo)
    problem: FileProblem | None = None
    sha256: tuple[str, ...] = ()

    @property
    def path(self) -> Path:
        """The file to open."""
        return self.parts[0]

    @property
    def name(self) -> str:
        """What people call it."""
        return self.info.name or self.id

    def needed_bytes(self, context_tokens: int) -> int:
        """About how much memory it takes: weights, context, process."""
        per_token = self.info.kv_bytes_per_token
        if per_token is None:
            per_token = _KV_BYTES_PER_TOKEN
        return self.size + per_token * context_tokens + OVERHEAD_BYTES

    def context_tokens(self, free_bytes: int | None = None) -> int:
        """How many tokens it is given: `CONTEXT_TOKENS`, or fewer if trained for fewer.

        Where memory is short it is halved until it fits, but not below
        `LEAST_CONTEXT_TOKENS`.
        """
        tokens = min(self.info.context_length or CONTEXT_TOKENS, CONTEXT_TOKENS)
        while (
            free_bytes is not None
            and tokens >= 2 * LEAST_CONTEXT_TOKENS
            and self.needed_bytes(tokens) > free_bytes
        ):
            tokens //= 2
        return tokens

    def fits(self, free_bytes: int | None) -> bool:
        """Whether it fits into the memory, with the least context; unknown memory is enough."""
        if free_bytes is None:
            return True
        return self.needed_bytes(self.context_tokens(free_bytes)) <= free_bytes


def in_bytes(count: int) -> str:
    """An amount of memory for people, such as ``4.4 GiB``."""
    if count >= 1 << 30:
        return f"{count / (1 << 30):.1f} GiB"
    if count >= 1 << 20:
        return f"{round(count / (1 << 20))} MiB"
    return f"{round(count / (1 << 10))} KiB"
