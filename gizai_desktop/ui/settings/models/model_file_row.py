"""An AI model in a file of this computer, with everything that is known of it."""

from PySide6.QtCore import QCoreApplication, QLocale, Signal
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from gizai_desktop.domain.errors import fill
from gizai_desktop.domain.model_file import FileFlaw, ModelFile
from gizai_desktop.domain.text import QT_TRANSLATE_NOOP
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.look.tokens import ColorName
from gizai_desktop.ui.widgets.buttons import IconButton
from gizai_desktop.ui.widgets.label import ElidedLabel, TextLabel

_FITS = QT_TRANSLATE_NOOP(
    "ModelFile", "Fits into memory: it needs about {needed}, and {free} are free."
)
_DOES_NOT_FIT = QT_TRANSLATE_NOOP(
    "ModelFile", "Does not fit into memory: it needs about {needed}, and {free} are free."
)
_NEEDS = QT_TRANSLATE_NOOP("ModelFile", "Needs about {needed} of memory.")
_FLAWS = {
    FileFlaw.NOT_GGUF: QT_TRANSLATE_NOOP(
        "ModelFile", "This is no GGUF file. Get the model in the GGUF format."
    ),
    FileFlaw.UNKNOWN_VERSION: QT_TRANSLATE_NOOP(
        "ModelFile", "GGUF version {version} is not known. Get a file of version 2 or 3."
    ),
    FileFlaw.CUT_OFF: QT_TRANSLATE_NOOP("ModelFile", "The file is not whole. Download it again."),
    FileFlaw.DAMAGED: QT_TRANSLATE_NOOP("ModelFile", "The file is damaged. Download it again."),
    FileFlaw.PARTS_MISSING: QT_TRANSLATE_NOOP(
        "ModelFile", "Missing files: {missing} of {of}. Put them beside this one."
    ),
    FileFlaw.NOT_ALLOWED: QT_TRANSLATE_NOOP(
        "ModelFile", "You may not read this file. Change who may, or copy it."
    ),
    FileFlaw.NOT_READ: QT_TRANSLATE_NOOP(
        "ModelFile", "The file cannot be read now: {reason}. Look whether its disk is there."
    ),
}
_TOKENS = QT_TRANSLATE_NOOP("ModelFile", "{count} tokens")
_CALCULATING = QT_TRANSLATE_NOOP("ModelFile", "calculating…")


def bytes_text(count: int) -> str:
    """An amount of memory in the window's language, such as ``4.4 GiB``."""
    return QLocale().formattedDataSize(count, 1, QLocale.DataSizeFormat.DataSizeIecFormat)


def facts_text(file: ModelFile) -> str:
    """Parameters, size, quantisation, context length and licence, as far as the file tells."""
    tokens = file.info.context_length
    context = ""
    if tokens is not None:
        context = fill(_translated(_TOKENS), {"count": QLocale().toString(tokens)})
    label = file.info.size_label
    facts = (
        label if label.casefold() not in file.name.casefold() else "",
        bytes_text(file.size),
        file.info.quantisation,
        context,
        file.info.licence,
    )
    return " · ".join(filter(None, facts))


def memory_text(file: ModelFile, free_bytes: int | None) -> tuple[str, ColorName]:
    """Whether it can be used here, and the colour of that sentence."""
    if file.problem is not None:
        return fill(_translated(_FLAWS[file.problem.flaw]), file.problem.marks), "danger"
    needed = bytes_text(file.needed_bytes(file.context_tokens(free_bytes)))
    if free_bytes is None:
        return fill(_translated(_NEEDS), {"needed": needed}), "text2"
    marks = {"needed": needed, "free": bytes_text(free_bytes)}
    if file.fits(free_bytes):
        return fill(_translated(_FITS), marks), "text2"
    return fill(_translated(_DOES_NOT_FIT), marks), "warning"


class ModelFileRow(QWidget):
    """Emits `removal_asked()`; what lies in the models folder cannot be removed here."""

    accessible_role = QAccessible.Role.Grouping

    removal_asked = Signal()

    def __init__(
        self, theme: Theme, file: ModelFile, free_bytes: int | None, *, removable: bool
    ) -> None:
        super().__init__()
        self._digests = ""
        self._name = ElidedLabel(theme, file.name, "ui_strong")
        self.facts = TextLabel(theme, "", "help", "text2", wrap=True)
        self.memory = TextLabel(theme, "", "help", wrap=True)
        self.digest = ElidedLabel(theme, "", "code", "text3")
        self.copy = IconButton(theme, "copy", self.tr("Copy the SHA-256"), 28)
        self.copy.clicked.connect(self._copy)
        self.remove = IconButton(
            theme, "trash", fill(self.tr("Remove “{name}” from the list"), {"name": file.name}), 28
        )
        self.remove.clicked.connect(self.removal_asked)
        self._lay_out(theme)
        self.remove.setVisible(removable)
        self.show_file(file, free_bytes)

    def show_file(self, file: ModelFile, free_bytes: int | None) -> None:
        """Show what is known of it."""
        self._name.set_text(file.name)
        self.facts.setText(facts_text(file))
        words, color = memory_text(file, free_bytes)
        self.memory.setText(words)
        self.memory.set_color(color)
        self._digests = "\n".join(file.sha256)
        self.digest.set_text(self._digests or _translated(_CALCULATING))
        self._bottom.setVisible(bool(file.sha256) or not file.problem)
        self.copy.setEnabled(bool(file.sha256))
        self.setAccessibleName(f"{file.name}, {self.facts.text()}, {words}")

    def _lay_out(self, theme: Theme) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._name, 1)
        top.addWidget(self.remove)
        self._bottom = QWidget()
        bottom = QHBoxLayout(self._bottom)
        bottom.setContentsMargins(0, 0, 0, 0)
        bottom.setSpacing(8)
        bottom.addWidget(TextLabel(theme, "SHA-256", "help", "text2"))
        bottom.addWidget(self.digest, 1)
        bottom.addWidget(self.copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(13, 8, 8, 8)
        column.setSpacing(2)
        column.addLayout(top)
        column.addWidget(self.facts)
        column.addWidget(self.memory)
        column.addWidget(self._bottom)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._digests)
        self.copy.set_icon("check", "success")
        self.copy.set_name(self.tr("Copied"))


def _translated(words: str) -> str:
    return QCoreApplication.translate("ModelFile", words)
