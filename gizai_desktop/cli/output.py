"""Standard output and standard error, as scripts and people read them."""

import json
import sys
from collections.abc import Mapping


def write(text: str) -> None:
    """Print a text as it is, at once."""
    # The terminal's encoding may lack characters that an answer has.
    sys.stdout.buffer.write(text.encode(sys.stdout.encoding or "utf-8", "replace"))
    sys.stdout.buffer.flush()


def write_object(value: Mapping[str, object]) -> None:
    """Print one JSON object in a line; always ASCII, so that every terminal carries it."""
    write(json.dumps(value) + "\n")


def say(sentence: str) -> None:
    """Tell a person what went wrong."""
    sys.stderr.write(f"{sentence}\n")
