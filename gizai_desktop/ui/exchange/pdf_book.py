"""Pages of PDF, filled piece by piece on the GUI thread, each within a frame."""

from itertools import pairwise

from PySide6.QtCore import QBuffer, QIODevice, QLocale, QMarginsF, QRectF, QSizeF, Qt, QUrl
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextDocument,
    QTextOption,
)

from gizai_desktop.ui.exchange.pdf_pieces import STYLE, PdfPiece

_DPI = 96
"""Pixels of the layout to the inch; fonts are in pixels, so that no screen has a say."""
_MARGIN_MM = 18
_FOOT = 32.0
_STAYS_WITH = 64.0
"""Pixels that must be left below what may not be the last on its page."""
_GREY = QColor("#666c78")


class _Document(QTextDocument):
    """Loads nothing, whatever a text says."""

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Nothing."""
        del kind, name
        return None


class PdfBook:
    """Add pieces, then `finish`; `close` it in any case."""

    def __init__(self, title: str, font: QFont) -> None:
        self._buffer = QBuffer()
        self._buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self._writer = QPdfWriter(self._buffer)
        self._writer.setTitle(title)
        self._writer.setCreator("GizAI Desktop")
        self._writer.setPageLayout(_page_layout())
        self._font = QFont(font)
        self._font.setPixelSize(14)
        self._painter = QPainter(self._writer)
        scale = self._writer.resolution() / _DPI
        self._painter.scale(scale, scale)
        page = self._writer.pageLayout().paintRectPixels(_DPI)
        self._size = QSizeF(page.width(), page.height() - _FOOT)
        self._y = 0.0
        self._page = 1
        self._number_page()

    def add(self, piece: PdfPiece) -> None:
        """Put a piece below the last one, on as many pages as it needs."""
        document = self._document(piece)
        height = document.size().height()
        needed = height + (_STAYS_WITH if piece.stays else 0.0)
        if self._y:
            self._y += piece.space
            if self._y + min(needed, _STAYS_WITH) > self._size.height():
                self._next_page()
        if self._y + needed > self._size.height() and needed < self._size.height() / 4:
            self._next_page()  # what is small stays whole
        self._draw(document, height)

    def finish(self) -> bytes:
        """The file."""
        self._painter.end()
        self._buffer.close()
        return bytes(self._buffer.data().data())

    def close(self) -> None:
        """End without a file."""
        if self._painter.isActive():
            self._painter.end()
        self._buffer.close()

    def _document(self, piece: PdfPiece) -> QTextDocument:
        document = _Document()
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(0)
        document.setUseDesignMetrics(True)
        option = QTextOption()
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        document.setDefaultTextOption(option)
        document.setDefaultFont(self._font)
        document.setDefaultStyleSheet(STYLE)
        document.setHtml(piece.html)
        document.setTextWidth(self._size.width())
        return document

    def _draw(self, document: QTextDocument, height: float) -> None:
        top = 0.0
        breaks: list[float] | None = None
        while True:
            room = self._size.height() - self._y
            if height - top <= room:
                bottom = height
            else:
                breaks = _breaks(document) if breaks is None else breaks
                fits = [at for at in breaks if top < at <= top + room]
                bottom = fits[-1] if fits else min(height, top + room)
                if not fits and self._y:
                    self._next_page()
                    continue
            self._paint(document, top, bottom)
            self._y += bottom - top
            top = bottom
            if top >= height - 0.01:
                return
            self._next_page()

    def _paint(self, document: QTextDocument, top: float, bottom: float) -> None:
        context = QAbstractTextDocumentLayout.PaintContext()
        context.clip = QRectF(0, top, self._size.width(), bottom - top)
        painter = self._painter
        painter.save()
        painter.translate(0, self._y - top)
        painter.setClipRect(context.clip)
        document.documentLayout().draw(painter, context)
        painter.restore()

    def _next_page(self) -> None:
        self._writer.newPage()
        self._page += 1
        self._y = 0.0
        self._number_page()

    def _number_page(self) -> None:
        foot = QRectF(0, self._size.height(), self._size.width(), _FOOT)
        font = QFont(self._font)
        font.setPixelSize(11)
        self._painter.setFont(font)
        self._painter.setPen(_GREY)
        where = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
        self._painter.drawText(foot, where, QLocale().toString(self._page))


def _breaks(document: QTextDocument) -> list[float]:
    """Heights at which no line of text is cut."""
    layout = document.documentLayout()
    lines: list[tuple[float, float]] = []
    block = document.begin()
    while block.isValid():
        top = layout.blockBoundingRect(block).top()
        text = block.layout()
        for number in range(text.lineCount()):
            line = text.lineAt(number)
            lines.append((top + line.y(), top + line.y() + line.height()))
        block = block.next()
    lines.sort()
    found = []
    lowest = 0.0
    for (_, bottom), (following, _) in pairwise([*lines, (document.size().height(), 0.0)]):
        lowest = max(lowest, bottom)
        if lowest <= following + 0.5:
            found.append(min(lowest, following))
    return found


def _page_layout() -> QPageLayout:
    american = QLocale().measurementSystem() is QLocale.MeasurementSystem.ImperialUSSystem
    size = QPageSize.PageSizeId.Letter if american else QPageSize.PageSizeId.A4
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    portrait = QPageLayout.Orientation.Portrait
    return QPageLayout(QPageSize(size), portrait, margins, QPageLayout.Unit.Millimeter)
