"""What the bundle runs: the application, or with ``-m MODULE`` a process that it asks for.

The application starts its own processes as ``sys.executable -m MODULE``; in a bundle that
executable is this program.
"""

import importlib
import os
import runpy
import sys

from gizai_desktop.__main__ import main
from gizai_desktop.bundle import extras_dir

OWN = "gizai_desktop."


def hold_modules() -> None:
    """Let what is imported later come from this version, also after an upgrade while it runs.

    PyInstaller opens its archive anew for each import, by a path where another version's may
    stand by then. The file that was there at the start lives as long as it is held open.
    """
    archive = importlib.import_module("pyimod02_importers").pyz_archive
    held = os.open(archive._filename, os.O_RDONLY)
    archive._filename = f"/proc/self/fd/{held}"


if sys.platform == "linux":
    hold_modules()
sys.path.append(str(extras_dir()))
if sys.argv[1:2] == ["-m"] and len(sys.argv) > 2 and sys.argv[2].startswith(OWN):
    module = sys.argv[2]
    del sys.argv[1:3]
    runpy.run_module(module, run_name="__main__", alter_sys=True)
else:
    sys.exit(main())
