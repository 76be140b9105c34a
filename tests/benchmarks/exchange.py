"""A large import: ``python -m tests.benchmarks.exchange`` makes an export, measures and prints.

The window is the real one on an Xvfb of its own; the export is dropped on it.
"""

import argparse
import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any
from uuid import UUID

from tests.benchmarks.commands import ROOT, as_on_a_users_machine
from tests.benchmarks.table import Row, table
from tests.end_to_end.screen import Screen, screen
from tests.support.programs import SCREEN, missing

WORDS = tuple(
    "the quick brown fox jumps over a lazy dog while reading about tensors and gardens; "  # noqa: SIM905 - a sentence
    "в саду растёт старое дерево, под ним стоит скамья 你好 世界".split()
)
PATIENCE_S = 600
FRAME_MS = 16.0


def main() -> int:
    """Measure and print; 1 when a program that this needs is missing."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.exchange")
    parser.add_argument("--megabytes", type=int, default=200, help="size of the export (200)")
    parser.add_argument("--runs", type=int, default=3, help="how many imports (3)")
    options = parser.parse_args()
    if lacking := missing(SCREEN):
        print(f"not installed: {', '.join(lacking)}", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as name, as_on_a_users_machine(Path(name) / "cache"):
        folder = Path(name)
        export = folder / "conversations.json"
        chats = write_export(export, options.megabytes * 1_000_000)
        with screen() as display:
            _import(display, folder / "warm", write_small(folder / "small.json"))
            runs = [_import(display, folder / f"data-{run}", export) for run in range(options.runs)]
    title = f"A ChatGPT export of {options.megabytes} MB, {chats:,} chats; {options.runs} runs"
    print(table(_rows(runs, options.megabytes), title))
    return 0


def write_export(path: Path, size: int) -> int:
    """Write an export of about ``size`` bytes, the same one each time; how many chats it has."""
    draw = random.Random(20261122)
    written = chats = 0
    with path.open("w", encoding="utf-8") as file:
        file.write("[")
        while written < size:
            text = json.dumps(_chat(draw, chats))
            written += file.write(("," if chats else "") + text)
            chats += 1
        file.write("]")
    return chats


def write_small(path: Path) -> Path:
    """Write an export that only warms up."""
    write_export(path, 100_000)
    return path


def _chat(draw: random.Random, number: int) -> dict[str, Any]:
    nodes: dict[str, Any] = {
        "root": {"id": "root", "message": None, "parent": None, "children": []}
    }
    last = "root"
    for place in range(draw.randint(4, 30)):
        own = str(UUID(int=draw.getrandbits(128)))
        nodes[last]["children"].append(own)
        nodes[own] = _node(draw, own, last, place)
        last = own
    return {
        "title": f"Chat {number}",
        "create_time": 1.7e9 + number,
        "update_time": 1.7e9 + number + 50,
        "mapping": nodes,
        "current_node": last,
        "conversation_id": f"chat-{number}",
        "id": f"chat-{number}",
        "is_archived": False,
        "default_model_slug": "gpt-4o",
    }


def _node(draw: random.Random, own: str, parent: str, place: int) -> dict[str, Any]:
    text = " ".join(draw.choices(WORDS, k=draw.randint(20, 600)))
    message = {
        "id": own,
        "author": {"role": "assistant" if place % 2 else "user", "name": None, "metadata": {}},
        "create_time": 1.7e9 + place,
        "content": {"content_type": "text", "parts": [text]},
        "status": "finished_successfully",
        "weight": 1.0,
        "metadata": {"model_slug": "gpt-4o", "request_id": own, "message_type": None},
        "recipient": "all",
    }
    return {"id": own, "message": message, "parent": parent, "children": []}


def _import(display: Screen, data: Path, export: Path) -> dict[str, Any]:
    done = subprocess.run(
        [
            *(sys.executable, "-m", "tests.benchmarks.exchange_probe"),
            *("--data-dir", str(data), str(export)),
        ],
        cwd=ROOT,
        env=dict(display.environment),
        stdout=subprocess.PIPE,
        timeout=PATIENCE_S,
        check=True,
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _rows(runs: list[dict[str, Any]], megabytes: int) -> list[Row]:
    seconds = [run["seconds"] for run in runs]
    peaks = [run["worker_peak_mib"] for run in runs]
    within = [max(run["within_ms"], default=0.0) for run in runs]
    late = [float(sum(gap > FRAME_MS for gap in run["within_ms"])) for run in runs]
    longest = [run["gaps_ms"][-1] for run in runs]
    ticks = [float(run["ticks"]) for run in runs]
    return [
        Row("Drop to report", "s", seconds, (), "< 60", max(seconds) < 60 * megabytes / 200),
        Row("Worker: processor", "s", [run["worker_cpu_s"] for run in runs]),
        Row("Worker: peak memory", "MiB", peaks, (), "≤ 400", max(peaks) <= 400),
        Row("Window: processor", "s", [run["window_cpu_s"] for run in runs]),
        Row(
            "Window: longest gap meanwhile",
            "ms",
            within,
            (),
            "≤ 16",
            max(within) <= FRAME_MS,
        ),
        Row("Window: gaps over 16 ms meanwhile", "number", late),
        Row("Window: longest gap, with the sheet's coming and its report", "ms", longest),
        Row("Window: turns of the loop that were watched", "number", ticks),
    ]


if __name__ == "__main__":
    sys.exit(main())
