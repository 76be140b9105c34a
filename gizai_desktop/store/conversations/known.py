"""What the application knows of the content of a file that it has in memory."""

import os
from collections.abc import Sequence
from typing import Self

from gizai_desktop.store.atomic import same_file
from gizai_desktop.store.conversations.looking import Look, digest_of


class KnownContent:
    """The content of a file that was read or written here.

    It is told from others by its digest. Of what is written every few seconds the parts are in
    memory anyway, and comparing with them takes a tenth of the time.
    """

    def __init__(
        self,
        digest: bytes,
        parts: Sequence[bytes] = (),
        status: os.stat_result | None = None,
    ) -> None:
        self._digest = digest
        self._parts = tuple(parts)
        self._status = status

    @classmethod
    def written(cls, parts: Sequence[bytes], status: os.stat_result, *, keep: bool) -> Self:
        """What was written here.

        Args:
            keep: the parts stay in memory for the next time.
        """
        return cls(b"", parts, status) if keep else cls(digest_of(*parts), (), status)

    def is_in(self, there: Look) -> bool:
        """Whether a file that was looked at has this content and no other."""
        if self._digest:
            return there.digest == self._digest
        at = 0
        for part in self._parts:
            if not there.data.startswith(part, at):
                return False
            at += len(part)
        return at == len(there.data) and there.whole

    def is_untouched(self, status: os.stat_result) -> bool:
        """Whether the file is the one that was written here, as far as its status tells.

        That is enough for not telling anybody of a change, but not for writing over it.
        """
        return self._status is not None and same_file(status, self._status)

    def settle(self) -> None:
        """Let go of the parts, which nobody else keeps any more."""
        if self._parts:
            self._digest, self._parts = digest_of(*self._parts), ()
