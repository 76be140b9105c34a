import hashlib
import re
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from gizai_desktop.bundle import extras_dir
from gizai_desktop.domain.model_file import FileFlaw, FileProblem, GgufInfo, ModelFile
from gizai_desktop.domain.settings import Language
from gizai_desktop.store.locations import resource_dir
from gizai_desktop.ui.process.language import Languages
from gizai_desktop.ui.settings.info import PageName
from gizai_desktop.ui.settings.models.install_hint import install_line
from gizai_desktop.ui.settings.models.model_file_row import facts_text, memory_text
from gizai_desktop.ui.settings.models.this_computer_page import ThisComputerPage
from gizai_desktop.ui.widgets.label import TextLabel
from tests.support.tiny_gguf import write_tiny_gguf
from tests.ui.dragging import FileDrag
from tests.ui.settings.conftest import Stage
from tests.ui.settings.hands import Key, button, click, focused, press, until


def this_computer(stage: Stage) -> ThisComputerPage:
    stage.sheet.open_page(PageName.THIS_COMPUTER)
    page = stage.settings.this_computer
    assert page is not None
    return page


def listed(stage: Stage) -> list[str]:
    return list(stage.world.preferences.settings.model_files)


def drop(page: ThisComputerPage, *paths: Path) -> bool:
    """Drag files over the page and let go; whether they were taken."""
    drag = FileDrag(page, *paths)
    taken = drag.enter()
    if taken:
        drag.drop()
    return taken


async def test_a_dropped_file_is_listed_with_everything_that_is_known_of_it(
    stage: Stage, tmp_path: Path
) -> None:
    model = write_tiny_gguf(tmp_path / "tiny.gguf", name="Tiny one")

    page = this_computer(stage)
    assert drop(page, model)
    await until(lambda: bool(page.list.rows))
    row = page.list.rows[0]
    assert "2048 tokens" in row.facts.text().replace(",", "")
    assert "F32" in row.facts.text()
    assert "mit" in row.facts.text()
    assert row.memory.text().startswith("Fits into memory")
    digest = hashlib.sha256(model.read_bytes()).hexdigest()
    await until(lambda: page.list.rows[0].digest.text == digest)
    click(page.list.rows[0].copy)
    assert QGuiApplication.clipboard().text() == digest
    assert listed(stage) == [str(model)]


async def test_other_files_are_not_taken(stage: Stage, tmp_path: Path) -> None:
    page = this_computer(stage)
    assert not drop(page, tmp_path / "photo.png")
    assert listed(stage) == []


async def test_taking_a_file_off_the_list_leaves_it_on_disk_and_can_be_taken_back(
    stage: Stage, tmp_path: Path
) -> None:
    model = write_tiny_gguf(tmp_path / "tiny.gguf")

    stage.world.preferences.change(model_files=(str(model),))
    page = this_computer(stage)
    await until(lambda: bool(page.list.rows))
    page.list.rows[0].remove.setFocus()
    press(Key.Key_Space)
    assert listed(stage) == []
    assert model.exists()
    assert focused() is page.list.undo
    await stage.world.tasks.finish(10)
    assert page.list.undo is not None, "looking at the disk again keeps the way back"
    click(page.list.undo)
    assert listed(stage) == [str(model)]
    await until(lambda: bool(page.list.rows))


async def test_files_of_the_folder_are_listed_but_not_removable(
    stage: Stage, tmp_path: Path
) -> None:
    folder = tmp_path / "models"
    folder.mkdir()
    write_tiny_gguf(folder / "a.gguf", name="A")
    (folder / "b.gguf").write_bytes(b"no model")

    page = this_computer(stage)
    assert page.none_chosen.isVisible()
    stage.world.preferences.change(models_folder=str(folder))
    await until(lambda: len(page.list.rows) == 2)
    assert page.folder.text == str(folder)
    assert not any(row.remove.isVisible() for row in page.list.rows)
    assert page.list.rows[1].memory.text().startswith("This is no GGUF file.")
    click(page.no_folder)
    await until(lambda: not page.list.rows)


async def test_a_file_that_needs_more_memory_than_is_free_says_so(
    stage: Stage, tmp_path: Path
) -> None:
    model = write_tiny_gguf(tmp_path / "tiny.gguf")
    stage.world.free_bytes = 1024 * 1024

    stage.world.preferences.change(model_files=(str(model),))
    page = this_computer(stage)
    await until(lambda: bool(page.list.rows))
    assert page.list.rows[0].memory.text().startswith("Does not fit into memory")


@pytest.mark.parametrize("language", [Language.ENGLISH, Language.RUSSIAN])
@pytest.mark.parametrize("flaw", FileFlaw)
def test_every_flaw_of_a_file_has_its_sentence(
    qapp: QApplication, flaw: FileFlaw, language: Language
) -> None:
    del qapp
    languages = Languages(resource_dir() / "translations")
    marks = {"version": "9", "missing": "2", "of": "3", "reason": "EIO"}
    broken = ModelFile("x", (Path("x.gguf"),), 1, problem=FileProblem(flaw, marks))
    languages.speak(language)
    words, color = memory_text(broken, None)
    languages.speak(Language.ENGLISH)
    assert (color, "{" in words) == ("danger", False)
    assert bool(re.search("[а-я]", words)) is (language is Language.RUSSIAN)


async def test_the_line_that_installs_the_extra_part_can_be_copied(stage: Stage) -> None:
    stage.world.local_installed = False

    stage.renew()
    page = this_computer(stage)
    assert page.hint.isVisible()
    click(page.hint.copy)
    line = QGuiApplication.clipboard().text()
    assert line.endswith('-m pip install "gizai-desktop[local]"')
    assert button(page.hint, "Copied")


def test_a_bundle_is_filled_by_any_pip(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    line = install_line()
    assert line.startswith("python3 -m pip install --only-binary :all:")
    assert str(extras_dir()) in line
    assert line.endswith("xllamacpp")
    assert sys.executable not in line


async def test_a_bundle_says_that_debian_wants_pip_for_it(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage.world.local_installed = False
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")

    stage.renew()
    said = [label.text() for label in this_computer(stage).hint.findChildren(TextLabel)]
    assert any("python3-pip" in text for text in said)


@pytest.mark.parametrize(
    ("name", "facts"), [("Qwen", "0.5B · 1.0 MiB · mit"), ("Qwen 0.5b Instruct", "1.0 MiB · mit")]
)
def test_how_large_a_model_is_is_said_once(name: str, facts: str) -> None:
    info = GgufInfo(name=name, size_label="0.5B", licence="mit")
    assert facts_text(ModelFile("model", (Path("model.gguf"),), 1 << 20, info)) == facts
