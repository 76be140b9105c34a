"""Runs what stands in packaging/, as the build does: outside of this process."""

import subprocess
import sys
import textwrap
from pathlib import Path

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"


def run(script: str, *arguments: Path | str) -> "subprocess.CompletedProcess[str]":
    """Run a script that imports from packaging/; its arguments begin at ``sys.argv[2]``."""
    before = "import sys; from pathlib import Path; sys.path.insert(0, sys.argv[1])\n"
    words = ["-c", before + textwrap.dedent(script), str(PACKAGING), *map(str, arguments)]
    return subprocess.run([sys.executable, *words], capture_output=True, text=True, check=False)
