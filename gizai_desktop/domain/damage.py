"""What reading a file found that is not as it should be."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DamageReport:
    """A file that could not be read as it should.

    Attributes:
        file_name: the name of the original, in ``damaged/`` if it was set aside.
        title: of the conversation that was rescued from it, or empty.
        kept: how many messages were rescued.
        set_aside: False when the file is where it was: it cannot be read or moved now.
    """

    file_name: str
    title: str = ""
    kept: int = 0
    set_aside: bool = True
