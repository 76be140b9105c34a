"""The AI models that services listed last: a cache, so that the dropdown is full at once."""

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from gizai_desktop.domain.catalog import ListedModel, ModelList
from gizai_desktop.domain.errors import StorageError
from gizai_desktop.store.atomic import write_atomically
from gizai_desktop.store.fields import whole_text
from gizai_desktop.store.json_values import from_json, to_json

SIZE_LIMIT = 16 * 1024 * 1024
"""Bytes; a larger file is no list of ours."""


@dataclass(frozen=True, slots=True)
class _Stored:
    """One list as the file has it; failures are of their run alone."""

    models: tuple[ListedModel, ...] = ()
    listed_at: str = ""


class ModelListFile:
    """Reads and writes ``models.json`` in the cache folder; what is wrong there is forgotten."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "models.json"

    async def load(self) -> Mapping[str, ModelList]:
        """The lists by service id; empty when there are none or they cannot be read."""
        return await asyncio.to_thread(self._load)

    async def save(self, lists: Mapping[str, ModelList]) -> None:
        """Write all lists; a cache that cannot be written is no error."""
        await asyncio.to_thread(partial(self._save, dict(lists)))

    def _load(self) -> dict[str, ModelList]:
        try:
            if self._path.stat().st_size > SIZE_LIMIT:
                return {}
            raw = json.loads(self._path.read_bytes())
        except (OSError, ValueError, RecursionError):
            return {}
        entries = raw.items() if isinstance(raw, dict) else ()
        return {name: _read(value) for name, value in entries if isinstance(value, dict)}

    def _save(self, lists: dict[str, ModelList]) -> None:
        values = {
            name: to_json(_Stored(listed.models, listed.listed_at))
            for name, listed in lists.items()
        }
        try:
            write_atomically(
                self._path, whole_text(json.dumps(values, ensure_ascii=False)).encode()
            )
        except StorageError:
            return


def _read(value: dict[str, Any]) -> ModelList:
    stored = from_json(_Stored, value)
    return ModelList(tuple(model for model in stored.models if model.id), stored.listed_at)
