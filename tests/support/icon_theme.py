"""A tiny theme of icons, as the Icon Theme Specification has it."""

from collections.abc import Iterable
from pathlib import Path

INDEX = """\
[Icon Theme]
Name={name}
Comment=Everything that a test wants
Directories=scalable/all

[scalable/all]
Size=48
MinSize=8
MaxSize=512
Type=Scalable
"""
PICTURE = """\
<svg xmlns="http://www.w3.org/2000/svg" width="48" height="48">
<rect width="48" height="48" fill="#00ff00"/></svg>
"""


def icon_theme(share: Path, name: str, icons: Iterable[str]) -> Path:
    """Make the theme, with green icons; gives its parent folder.

    Args:
        share: a folder such as /usr/share.
    """
    theme = share / "icons" / name
    pictures = theme / "scalable" / "all"
    pictures.mkdir(parents=True)
    (theme / "index.theme").write_text(INDEX.format(name=name))
    for icon in icons:
        (pictures / f"{icon}.svg").write_text(PICTURE)
    return theme.parent
