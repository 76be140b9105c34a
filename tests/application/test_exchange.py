"""What an import does to a library that others use, too."""

import asyncio
from pathlib import Path

from gizai_desktop.application.exchange import Exchange, ExchangePorts
from gizai_desktop.application.kept import Kept
from gizai_desktop.application.notices import Notices
from gizai_desktop.domain.failures import FailureKind
from gizai_desktop.domain.importing import ImportReport
from gizai_desktop.domain.settings import WindowState
from gizai_desktop.store.exporting.process import ExportProcesses
from gizai_desktop.store.importing.backups import BackupFiles
from gizai_desktop.store.importing.process import ImportProcesses
from gizai_desktop.store.locations import Locations
from gizai_desktop.store.settings_file import SettingsFile
from tests.application.running_app import RunningApp, running_app
from tests.store.importing.exports import simple_chatgpt, write_json
from tests.store.importing.support import imported


def exchange_of(app: RunningApp, locations: Locations) -> Exchange:
    file = SettingsFile(locations.state_file, WindowState)
    return Exchange(
        app.library,
        ExchangePorts(ImportProcesses(locations), ExportProcesses(locations), BackupFiles()),
        app.preferences,
        Kept(WindowState(), file.save, app.tasks, Notices()),
    )


async def test_an_import_goes_on_when_a_chat_that_grows_is_deleted_elsewhere(
    tmp_path: Path,
) -> None:
    locations = Locations.of(tmp_path / "data")
    first, second = (
        simple_chatgpt(name=name, title=name, turns=2) for name in ("deleted", "other")
    )
    (deleted,) = imported(locations, write_json(tmp_path / "first.json", [first])).added
    grown = simple_chatgpt(name="deleted", title="deleted", turns=4)
    export = write_json(tmp_path / "export.json", [grown, second])
    async with running_app(tmp_path / "data") as app:
        exchange = exchange_of(app, locations)
        reports: list[ImportReport] = []
        exchange.imported.connect(reports.append)
        with app.slow_disk():
            work = app.tasks.start(exchange.import_paths([export]), "import")
            async with asyncio.timeout(20):
                while not app.library._locks[deleted].locked():  # noqa: ASYNC110 - no sign
                    await asyncio.sleep(0.02)
            (locations.conversations / f"{deleted}.json").unlink()
        await work
        (report,) = reports
        assert report.failure is not None
        assert report.failure.kind == FailureKind.FILE_GONE
        assert {app.library.headers[each].title for each in report.added} == {"other"}
        assert not exchange.busy
