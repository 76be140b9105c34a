"""Pictures of every component: python -m tests.ui.gallery OUT_DIR.

Light and dark, at scale factors 1 and 2, drawn offscreen.
"""

import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QPointF, QRect, Qt
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QApplication, QCheckBox, QRadioButton, QVBoxLayout, QWidget

from gizai_desktop.ui.look.painting import box_round, painting
from gizai_desktop.ui.look.theme import Scheme, Theme
from gizai_desktop.ui.look.tokens import ColorName, TypeStep, load_tokens
from gizai_desktop.ui.widgets.buttons import Button, ButtonKind, IconButton, LinkButton
from gizai_desktop.ui.widgets.choice import Choice
from gizai_desktop.ui.widgets.confirm_sheet import ConfirmSheet
from gizai_desktop.ui.widgets.field import TextArea, TextField
from gizai_desktop.ui.widgets.glyph import Glyph
from gizai_desktop.ui.widgets.key_label import KeyLabel
from gizai_desktop.ui.widgets.label import TextLabel
from gizai_desktop.ui.widgets.menu import ThemedMenu
from gizai_desktop.ui.widgets.notice_bar import NoticeBar
from gizai_desktop.ui.widgets.search_field import SearchField
from gizai_desktop.ui.widgets.segments import SegmentedControl
from gizai_desktop.ui.widgets.sheet import Sheet
from gizai_desktop.ui.widgets.spinner import Spinner
from gizai_desktop.ui.widgets.switch import Switch
from gizai_desktop.ui.widgets.toast import Toast

RESOURCES = Path(__file__).parents[2] / "resources"

SWATCHES: tuple[ColorName, ...] = (
    "window", "sidebar", "raised", "border", "text", "text2", "text3", "accent", "accent_soft",
    "selection", "user_bubble", "danger", "warning", "success",
)  # fmt: skip


class Gallery(QWidget):
    """The components in the places that the design's own picture gives them."""

    def __init__(self, theme: Theme, icons: list[str]) -> None:
        super().__init__()
        self.theme = theme
        self.setFixedSize(1280, 1000)
        self.hovered: list[QWidget] = []
        self.add_swatches()
        self.add_buttons()
        self.add_fields()
        self.add_choices()
        self.add_notices()
        self.add_types()
        self.add_icons(sorted(icons))

    def put(self, widget: QWidget, x: int, y: int, width: int = 0, height: int = 0) -> QWidget:
        widget.setParent(self)
        hint = widget.sizeHint()
        widget.setGeometry(x, y, width or hint.width(), height or hint.height())
        return widget

    def label(self, text: str, x: int, y: int) -> None:
        self.put(TextLabel(self.theme, text, "group_label", "text2"), x, y)

    def add_swatches(self) -> None:
        for index, name in enumerate(SWATCHES):
            self.put(TextLabel(self.theme, name, "caption", "text2"), 40 + 88 * index, 70)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        del event
        with painting(self) as painter:
            for index, name in enumerate(SWATCHES):
                box = QRect(40 + 88 * index, 32, 80, 32)
                box_round(painter, box, 8, self.theme.color(name), self.theme.color("border"))

    def add_buttons(self) -> None:
        self.label("Buttons: rest, hover, focus, disabled", 40, 120)
        rows: tuple[tuple[ButtonKind, str, int], ...] = (
            ("primary", "Save", 146),
            ("outlined", "Test connection", 202),
            ("plain", "Cancel", 258),
        )
        for kind, text, y in rows:
            x = 40
            for state in range(4):
                button = self.put(Button(self.theme, text, kind), x, y)
                x += button.width() + 12
                self.apply_state(button, state)
        x = 40
        for button in (
            Button(self.theme, "Delete chat", "danger"),
            LinkButton(self.theme, "Add proxy", "plus"),
            Button(self.theme, "New chat", "plain", "new-chat"),
        ):
            x += self.put(button, x, 306).width() + 12
        for state in range(4):
            icon = self.put(IconButton(self.theme, "copy", "Copy"), x, 306)
            x += 44
            self.apply_state(icon, state)
        self.put(Spinner(self.theme, 16), x + 8, 314)
        self.put(KeyLabel(self.theme, "Ctrl+K"), x + 40, 311)

    def apply_state(self, widget: QWidget, state: int) -> None:
        if state == 1:
            self.hovered.append(widget)
        elif state == 2:
            widget.setProperty("gallery_focus", True)
        elif state == 3:
            widget.setEnabled(False)

    def add_fields(self) -> None:
        self.label("Fields: rest, focus, error, disabled", 40, 352)
        host = TextField(self.theme, "Host", "Host")
        port = TextField(self.theme, "Port")
        port.set_text("99999")
        port.set_error("Use 1 to 65535.")
        off = TextField(self.theme, "Port", "1080")
        off.setEnabled(False)
        password = TextField(self.theme, "Password", password=True)
        password.set_text("correct horse")
        for index, field in enumerate((host, port, off, password)):
            self.put(field, 40 + 152 * index, 372, 140, 80)
        self.put(SearchField(self.theme, "Search chats", "Ctrl+K"), 40, 462, 247)
        filled = SearchField(self.theme, "Search chats")
        filled.edit.setText("checksum")
        filled.setProperty("gallery_focus", True)
        self.put(filled, 300, 462, 247)
        area = TextArea(self.theme, "Instructions", "Answer briefly.", 3)
        area.set_text("\n".join(f"Line {line}" for line in range(12)))
        self.put(area, 700, 790, 240, 110)
        kinds = (("socks5", "SOCKS5"), ("http", "HTTP"))
        self.put(Choice(self.theme, "Type", kinds, "socks5"), 560, 439)

    def add_choices(self) -> None:
        self.label("Switch, checkbox, radio", 40, 506)
        x = 40
        for checked, state in ((False, 0), (True, 0), (True, 2), (True, 3)):
            switch = self.put(Switch(self.theme, "Switch"), x, 532)
            assert isinstance(switch, Switch)
            switch.setChecked(checked)
            self.apply_state(switch, state)
            x += 48
        for box_class in (QCheckBox, QRadioButton):
            for checked, state in ((False, 0), (True, 0), (True, 2)):
                box = box_class()
                box.setAutoExclusive(False)
                box.setChecked(checked)
                self.put(box, x, 534)
                self.apply_state(box, state)
                x += 28
        items = (("light", "Light"), ("dark", "Dark"), ("system", "System"))
        self.put(SegmentedControl(self.theme, "Colours", items, "system"), x + 12, 526)

    def add_notices(self) -> None:
        self.label("Notice bars", 40, 572)
        bars = (
            NoticeBar(
                self.theme, "warning", "Ollama does not answer at localhost:11434.", "Try again"
            ),
            NoticeBar(self.theme, "success", "The proxy works. GizAI answered in 84 ms."),
            NoticeBar(self.theme, "info", "Version 1.3 is ready.", "Restart", closable=True),
            NoticeBar(self.theme, "danger", "The proxy refused the sign-in.", "Details"),
        )
        for index, bar in enumerate(bars):
            self.put(bar, 40, 592 + 48 * index, 604, 40)
        self.put(QCheckBox("Check box with words"), 40, 790)
        self.put(QRadioButton("Radio button with words"), 240, 790)

    def add_types(self) -> None:
        self.label("Type", 700, 325)
        steps: tuple[tuple[TypeStep, str, int, ColorName], ...] = (
            ("display", "Display 18/32", 352, "text"),
            ("h1", "Heading 15/28", 384, "text"),
            ("h2", "Heading 13/26", 411, "text"),
            ("message", "Message 11/23", 437, "text"),
            ("ui", "Interface 10/20", 460, "text"),
            ("help", "Help 9.5/19", 480, "text2"),
            ("caption", "Caption 9/16", 499, "text3"),
            ("code", "code 10/20", 516, "text"),
        )
        for step, text, y, color in steps:
            self.put(TextLabel(self.theme, text, step, color), 700, y)

    def add_icons(self, names: list[str]) -> None:
        for index, name in enumerate(names):
            x, y = 700 + 66 * (index % 8), 560 + 36 * (index // 8)
            self.put(Glyph(self.theme, name, "text"), x, y)


def menu_for(theme: Theme) -> ThemedMenu:
    menu = ThemedMenu(theme)
    menu.add_item("Pin", "pin")
    menu.add_item("Rename", "edit", "F2")
    menu.add_item("Export", "download").setEnabled(False)
    menu.addSeparator()
    menu.add_item("Delete", "trash", "Del", danger=True)
    return menu


def draw(app: QApplication, theme: Theme, icons: list[str], target: Path) -> None:
    gallery = Gallery(theme, icons)
    gallery.show()
    gallery.activateWindow()
    app.processEvents()
    for widget in gallery.hovered:
        enter = QEnterEvent(QPointF(5, 5), QPointF(5, 5), QPointF(5, 5))
        widget.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
        QApplication.sendEvent(widget, enter)
    pixmap = gallery.grab()
    rings = [child for child in gallery.findChildren(QWidget) if child.property("gallery_focus")]
    for widget in rings:
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        app.processEvents()
        near = widget.mapTo(gallery, widget.rect().topLeft())
        area = widget.rect().translated(near).adjusted(-8, -8, 8, 8)
        paste(pixmap, gallery, area)
    menu = menu_for(theme)
    menu.popup(gallery.mapToGlobal(gallery.rect().topLeft()))
    menu.setActiveAction(menu.actions()[0])
    app.processEvents()
    paste_at(pixmap, menu, 700, 146)
    menu.close()
    toast = Toast(theme, gallery, "Chat deleted.", "Undo")
    toast.open()
    app.processEvents()
    paste_at(pixmap, toast, toast.x(), toast.y())
    pixmap.save(str(target))
    gallery.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def draw_sheet(app: QApplication, theme: Theme, target: Path) -> None:
    window = QWidget()
    window.resize(1280, 860)
    window.show()
    sheet = Sheet(theme, window, "Network")
    navigation = QWidget()
    column = QVBoxLayout(navigation)
    for name in ("General", "Appearance", "Network"):
        column.addWidget(Button(theme, name, "plain"))
    column.addStretch()
    sheet.set_navigation(navigation)
    body = QWidget()
    rows = QVBoxLayout(body)
    rows.setContentsMargins(24, 8, 24, 24)
    rows.addWidget(TextLabel(theme, "GizAI goes through the proxy chosen below.", "help", "text2"))
    rows.addWidget(TextField(theme, "Host"))
    rows.addStretch()
    sheet.set_body(body)
    sheet.add_button(Button(theme, "Cancel", "plain"))
    sheet.add_button(Button(theme, "Save", "primary"))
    theme.set_reduced_motion(reduced=True)
    sheet.open()
    app.processEvents()
    ask = ConfirmSheet(
        theme,
        window,
        "Delete this chat?",
        "“Moving averages in Python” goes to the trash, from where it can come back.",
        "Delete chat",
    )
    ask.open()
    app.processEvents()
    window.grab().save(str(target))
    window.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def paste(pixmap: QPixmap, gallery: QWidget, area: QRect) -> None:
    with QPainter(pixmap) as painter:
        painter.drawPixmap(area, gallery.grab(area))


def paste_at(pixmap: QPixmap, widget: QWidget, x: int, y: int) -> None:
    with QPainter(pixmap) as painter:
        painter.drawPixmap(x, y, widget.grab())


def main() -> None:
    out = Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    tokens = load_tokens(RESOURCES / "tokens.json")
    theme = Theme(tokens, RESOURCES / "icons", app)
    ratio = f"@{app.devicePixelRatio():g}x"
    for scheme in (Scheme.LIGHT, Scheme.DARK):
        theme.set_scheme(scheme)
        draw(app, theme, sorted(tokens.icons), out / f"components_{scheme}{ratio}.png")
        draw_sheet(app, theme, out / f"sheet_{scheme}{ratio}.png")


def run_at_both_scales() -> None:
    for scale in ("1", "2"):
        environment = {**os.environ, "QT_SCALE_FACTOR": scale, "QT_QPA_PLATFORM": "offscreen"}
        command = [sys.executable, "-m", "tests.ui.gallery", sys.argv[1]]
        subprocess.run(command, env={**environment, "GALLERY_CHILD": "1"}, check=True)


if __name__ == "__main__":
    main() if "GALLERY_CHILD" in os.environ else run_at_both_scales()
