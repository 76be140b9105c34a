"""Unsent texts: one for each conversation, kept while they are typed."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer

from gizai_desktop.application.kept import Kept
from gizai_desktop.domain.conversation import Conversation
from gizai_desktop.domain.settings import WindowState, drafts_with
from gizai_desktop.ui.composer.composer import Composer

DELAY_MS = 400
"""Milliseconds after the last key until an unsent text is written."""
NEW_CHAT = ""
"""Key of the text that belongs to no conversation yet."""
EDIT_MARK = ":edit"
"""Ends the key of a text that is to take the place of an earlier message."""


class Drafts(QObject):
    """Moves texts between the composer and the window's kept state.

    Attributes:
        editing: id of the message whose text is being edited, or empty.
    """

    def __init__(
        self,
        composer: Composer,
        state: Kept[WindowState],
        current: Callable[[], Conversation],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._composer = composer
        self._state = state
        self._current = current
        self.editing = ""
        self._timer = QTimer(self, singleShot=True, interval=DELAY_MS)
        self._timer.timeout.connect(self.keep)
        composer.text_changed.connect(lambda _: self._timer.start())
        composer.editing_cancelled.connect(self.cancel_editing)

    @property
    def key(self) -> str:
        """Where the text in the composer belongs."""
        conversation = self._current()
        key = conversation.id if conversation.messages else NEW_CHAT
        return key + EDIT_MARK if self.editing else key

    def keep(self) -> None:
        """Have the unsent text written now."""
        self._timer.stop()
        self.put(self.key, self._composer.text())

    def put(self, key: str, text: str) -> None:
        """Keep a text under a key, or forget it when it is empty."""
        state = self._state
        state.put(replace(state.value, drafts=drafts_with(state.value.drafts, key, text)))

    def take(self) -> None:
        """Bring back the text of the conversation that is shown now."""
        drafts = dict(self._state.value.drafts)
        key = self.key
        # An edit that was left, by a switch or a crash, comes back as text to send.
        edited = drafts.get(key + EDIT_MARK, "")
        self._composer.set_text("\n".join(filter(None, (drafts.get(key, ""), edited))))
        self.keep()
        self.put(key + EDIT_MARK, "")

    def leave(self) -> None:
        """Keep what is typed, as another conversation comes."""
        self.keep()
        self._stop_editing()

    def send(self, text: str) -> None:
        """Empty the composer; the text stays kept until the prompt itself is on disk."""
        self.put(self.key, text)
        if self.editing:
            self._leave_editing()
        else:
            self._composer.set_text("")
        self._timer.stop()

    def sent(self, key: str) -> None:
        """Forget a text that is on disk as a message."""
        self.put(key, "")
        self.keep()  # what was typed meanwhile may have had the same key

    def give_back(self, text: str) -> None:
        """Put a text that could not be sent in front of what was typed since."""
        typed = self._composer.text()
        self._composer.set_text(f"{text}\n{typed}" if typed else text)

    def edit(self, message_id: str, text: str) -> None:
        """Put an earlier message into the composer; the draft comes back afterwards."""
        self.keep()
        self.editing = message_id
        self._composer.set_editing(True)
        self._composer.set_text(text)
        self._composer.focus_text()

    def cancel_editing(self) -> None:
        """Forget the edited text and bring the draft back."""
        self.put(self.key, "")
        self._leave_editing()

    def _leave_editing(self) -> None:
        self._timer.stop()
        self._stop_editing()
        drafts = dict(self._state.value.drafts)
        self._composer.set_text(drafts.get(self.key, ""))

    def _stop_editing(self) -> None:
        self.editing = ""
        self._composer.set_editing(False)
