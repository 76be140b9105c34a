"""What a new chat shows: a question, the place for the composer, three examples."""

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gizai_desktop.domain.service import GIZAI, Service, ServiceKind
from gizai_desktop.ui.chat.example_card import ExampleCard
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.widgets.label import TextLabel

_GAP_SENTENCE = 4
_GAP_COMPOSER = 24
_GAP_CARDS = 16
_GAP_BETWEEN = 12
_CARD_MIN = 200
_ABOVE = 0.43  # of the spare height


class EmptyState(QWidget):
    """Lays its parts out around a hole for the composer, which its parent puts there.

    `set_column` gives the width; `block_height` tells how much room all of it needs.
    """

    example_chosen = Signal(str)
    """The prompt of a card, to be put into the composer."""

    moved = Signal()
    """The parts, and so the hole, may have another place."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._composer_height = 0
        self._column = QRect()
        self._answering = GIZAI
        self._title = TextLabel(theme, "", "display", parent=self)
        self._sentence = TextLabel(theme, "", "message", "text2", wrap=True, parent=self)
        self._cards = tuple(ExampleCard(theme, icon, self) for icon in ("doc", "code", "translate"))
        for at, card in enumerate(self._cards):
            card.clicked.connect(lambda _=False, at=at: self.example_chosen.emit(self._prompt(at)))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self._arrange)
        self._retranslate()

    @property
    def cards(self) -> tuple[ExampleCard, ...]:
        """The examples, for the order of Tab."""
        return self._cards

    def without_prompt(self, text: str) -> str:
        """The text without the prompt of a card at its start."""
        for card in range(len(self._cards)):
            text = text.removeprefix(self._prompt(card))
        return text

    def set_answering(self, service: Service) -> None:
        """Say who answers this chat."""
        if service != self._answering:
            self._answering = service
            self._sentence.setText(self._source())
            self._arrange()

    @property
    def hole(self) -> QRect:
        """Where the composer belongs, in this widget's coordinates."""
        top = self._block_top() + self._head_height() + _GAP_COMPOSER
        return QRect(self._column.left(), top, self._column.width(), self._composer_height)

    def set_column(self, left: int, width: int, composer_height: int) -> None:
        """Use this column for the block, with a composer that high in it."""
        self._column = QRect(left, 0, width, 0)
        for card in self._cards:
            card.set_compact(self._columns() == 1)
        self._composer_height = composer_height
        self._arrange()

    def block_height(self) -> int:
        """The height of the whole block in the present column."""
        return (
            self._head_height()
            + _GAP_COMPOSER
            + self._composer_height
            + _GAP_CARDS
            + self._cards_height()
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the block where it belongs."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self._arrange()

    def _block_top(self) -> int:
        return max(0, round((self.height() - self.block_height()) * _ABOVE))

    def _head_height(self) -> int:
        return self._theme.line("display") + _GAP_SENTENCE + self._sentence_height()

    def _sentence_height(self) -> int:
        wrapped = self._sentence.heightForWidth(max(1, self._column.width()))
        return max(self._theme.line("message"), wrapped)

    def _columns(self) -> int:
        return 3 if self._column.width() >= 3 * self._theme.px(_CARD_MIN) + 2 * _GAP_BETWEEN else 1

    def _card_width(self) -> int:
        columns = self._columns()
        return (self._column.width() - (columns - 1) * _GAP_BETWEEN) // columns

    def _card_height(self) -> int:
        width = self._card_width()
        return max(card.heightForWidth(width) for card in self._cards)

    def _cards_height(self) -> int:
        rows = 1 if self._columns() == 3 else len(self._cards)
        return rows * self._card_height() + (rows - 1) * _GAP_BETWEEN

    def _arrange(self) -> None:
        if self._column.width() <= 0:
            return
        left, width, top = self._column.left(), self._column.width(), self._block_top()
        height = self._theme.line("display")
        self._title.setGeometry(left, top, width, height)
        top += height + _GAP_SENTENCE
        self._sentence.setGeometry(left, top, width, self._sentence_height())
        self._arrange_cards(self.hole.bottom() + 1 + _GAP_CARDS)
        self.moved.emit()

    def _arrange_cards(self, top: int) -> None:
        columns, width, height = self._columns(), self._card_width(), self._card_height()
        cards = self._cards
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft and columns > 1:
            cards = cards[::-1]
        for at, card in enumerate(cards):
            x = self._column.left() + (at % columns) * (width + _GAP_BETWEEN)
            y = top + (at // columns) * (height + _GAP_BETWEEN)
            last = columns > 1 and at == columns - 1
            card.setGeometry(x, y, self._column.right() + 1 - x if last else width, height)

    def _retranslate(self) -> None:
        self._title.setText(self.tr("What can I help with?"))
        self._sentence.setText(self._source())
        words = (
            (self.tr("Summarise a text"), self.tr("Paste an article and get its five main points")),
            (self.tr("Explain an error"), self.tr("Paste a traceback and learn what went wrong")),
            (
                self.tr("Translate a letter"),
                self.tr("Keep the tone and leave every name unchanged"),
            ),
        )
        for card, (title, sentence) in zip(self._cards, words, strict=True):
            card.set_words(title, sentence)

    def _source(self) -> str:
        if self._answering.kind is ServiceKind.LOCAL:
            return self.tr("Answers come from a model on this computer and stay on it.")
        if self._answering.kind is ServiceKind.GUIDE:
            return self.tr("Answers come from the manual, without any network. It is no AI.")
        return self.tr("Answers come from %1.").replace("%1", self._answering.name)

    def _prompt(self, card: int) -> str:
        return (
            self.tr("Summarise this text in five main points:\n\n"),
            self.tr("Explain this error, why it happens and how to fix it:\n\n"),
            self.tr("Translate this letter into English. Keep the tone and all names:\n\n"),
        )[card]
