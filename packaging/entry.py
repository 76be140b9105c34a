"""What the bundle runs: the application, or with ``-m MODULE`` a process that it asks for.

The application starts its own processes as ``sys.executable -m MODULE``; in a bundle that
executable is this program.
"""

import runpy
import sys

from gizai_desktop.__main__ import main
from gizai_desktop.bundle import extras_dir

OWN = "gizai_desktop."

sys.path.append(str(extras_dir()))
if sys.argv[1:2] == ["-m"] and len(sys.argv) > 2 and sys.argv[2].startswith(OWN):
    module = sys.argv[2]
    del sys.argv[1:3]
    runpy.run_module(module, run_name="__main__", alter_sys=True)
else:
    sys.exit(main())
