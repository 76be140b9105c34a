"""The installed PySide6 keeps Python's reference counts right.

PySide6 6.12.0 on Python 3.11 takes a reference from None with each call that returns it, and some
5,000 calls end the process. pyproject.toml keeps it away; this notices when that is lost.
"""

import sys

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_a_hundred_repaints_cost_no_reference_to_none(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    before = sys.getrefcount(None)
    for _ in range(100):
        widget.update()
    assert abs(sys.getrefcount(None) - before) < 50
