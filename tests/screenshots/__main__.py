"""``python -m tests.screenshots FOLDER``: takes the pictures of the README on a virtual screen."""

import subprocess
import sys

from tests.end_to_end.screen import screen


def main() -> int:
    with screen() as found:
        command = [sys.executable, "-m", "tests.screenshots.shoot", *sys.argv[1:]]
        return subprocess.run(command, env=dict(found.environment), check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
