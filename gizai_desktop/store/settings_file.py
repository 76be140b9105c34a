"""A dataclass in a JSON file: the settings, and the window's state."""

import json
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic

from gizai_desktop.domain.damage import DamageReport
from gizai_desktop.store.atomic import make_private_folder, remove_leftovers, write_atomically
from gizai_desktop.store.fields import whole_text
from gizai_desktop.store.json_values import D, from_json, to_json, with_unknown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gizai_desktop.store.ordered_thread import OrderedThread


class SettingsFile(Generic[D]):
    """Reads and writes one dataclass, whose fields all have defaults.

    Fields of newer versions survive; a wrong value gives that field its default.
    """

    def __init__(self, path: Path, kind: type[D]) -> None:
        self._path = path
        self._kind = kind
        self._raw: Mapping[str, Any] = {}
        self.damage: DamageReport | None = None
        """What `load` had to set aside, beside the file."""

    def load(self) -> D:
        """Read the file, at once and without asyncio: the window waits for it.

        A file that is no JSON object is set aside as ``NAME.damaged-1`` and the defaults hold.
        """
        remove_leftovers(self._path.parent, self._path.name)
        try:
            data = self._path.read_bytes()
        except FileNotFoundError:
            return self._kind()
        except OSError:
            self.damage = DamageReport(self._path.name, set_aside=False)
            return self._kind()
        try:
            raw = json.loads(data.decode("utf-8-sig"))
        except (ValueError, RecursionError):
            raw = None
        if not isinstance(raw, dict):
            self._set_aside()
            return self._kind()
        self._raw = raw
        return from_json(self._kind, raw)

    async def save(self, value: D) -> None:
        """Write atomically, in the order of the calls, away from the event loop.

        Raises:
            StorageError: nothing was written.
        """
        await self._thread.write("", partial(self._write, value))

    async def aclose(self) -> None:
        """Wait for the last write, then end the thread."""
        await self._thread.aclose()

    @cached_property
    def _thread(self) -> "OrderedThread[None]":
        # asyncio takes longer to import than to read the settings.
        from gizai_desktop.store.ordered_thread import OrderedThread  # noqa: PLC0415

        return OrderedThread(f"{self._path.stem}-writer")

    def _write(self, value: D) -> None:
        make_private_folder(self._path.parent)
        merged = with_unknown(to_json(value), self._raw)
        text = json.dumps(merged, ensure_ascii=False, indent=2)
        write_atomically(self._path, (whole_text(text) + "\n").encode())

    def _set_aside(self) -> None:
        number = 1
        while (target := self._path.with_name(f"{self._path.name}.damaged-{number}")).exists():
            number += 1
        try:
            self._path.rename(target)
        except OSError:
            self.damage = DamageReport(self._path.name, set_aside=False)
        else:
            self.damage = DamageReport(target.name)
