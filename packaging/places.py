"""Where the build takes from and writes to."""

from pathlib import Path

NAME = "gizai-desktop"
ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build"
"""What is made on the way."""
DIST = ROOT / "dist"
"""What people download, and the bundle that it is made of."""
BUNDLE = DIST / NAME
