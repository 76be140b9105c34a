"""GizAI Desktop: a desktop application for talking to GizAI's language models."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gizai_desktop.backends.gizai import GizAI

__version__ = "0.1.0"
__all__ = ["GizAI", "__version__"]


def __getattr__(name: str) -> object:
    # The client brings aiohttp, which costs more than the whole window; load it when asked for.
    if name == "GizAI":
        from gizai_desktop.backends.gizai import GizAI  # noqa: PLC0415

        return GizAI
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
