"""Kills of the whole application with its window, typed at."""

import random
import signal
import time
from pathlib import Path

from tests.end_to_end.runs import conversations, service, started
from tests.end_to_end.screen import screen, until

LONGEST_S = 0.5


def kill_windows(folder: Path, count: int, dice: random.Random) -> list[str]:
    """Send a prompt in each of ``count`` lives; gives the prompts that were lost.

    A request that has arrived is the acknowledgement: what is sent is on disk before.
    """
    sent: list[str] = []
    with screen() as display, service(folder, "--delay", "0.2") as gizai:
        for number in range(count):
            with started(display, folder, "--endpoint", gizai.url) as running:
                sent.append(f"prompt {number}")
                display.type(sent[-1])
                display.key("Return")
                until(lambda: gizai.prompts() == sent, "the request arrives")
                time.sleep(dice.random() * LONGEST_S)
                running.send_signal(signal.SIGKILL)
                running.wait()
    chats = conversations(folder)
    kept = {message["content"] for chat in chats for message in chat["messages"]}
    return [text for text in sent if text not in kept]
