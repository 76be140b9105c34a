"""What a user meets who starts the application with `sh packaging/run`."""

import sys
from pathlib import Path

import pytest

from tests.packaging.conftest import Checkout

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the scripts are for Debian")

# Ends a set-up where it has all Debian packages and turns to .venv.
NO_VENV = f"""\
#!/bin/sh
case $* in *'-m venv'*) exit 1 ;; esac
exec '{Path(sys.executable).resolve()}' "$@"
"""
NOBODY = '#!/bin/sh\n[ "$1" = -u ] && echo 1000\n'


def test_the_first_start_sets_up_and_the_second_goes_straight_in(
    checkout: Checkout, tmp_path: Path
) -> None:
    first = checkout.run("ask", "a b", cwd=tmp_path)
    assert (first.returncode, first.stdout) == (0, "started with ask a b\n"), first.stderr
    # Whatever wanted to set up now would need these.
    for name in ("mkdir", "mv", "rm", "dpkg-query"):
        checkout.tool(name, f"#!/bin/sh\necho {name} was called >&2\nexit 1\n")
    second = checkout.run("--version")
    assert (second.stdout, second.stderr) == ("started with --version\n", "")


def test_a_set_up_killed_in_the_middle_of_pip_heals(checkout: Checkout) -> None:
    (checkout.root / "kill").touch()
    assert checkout.run().returncode == -9
    assert (checkout.root / ".venv/unfinished").exists()
    healed = checkout.run()
    assert (healed.returncode, healed.stdout) == (0, "started with\n"), healed.stderr
    assert not (checkout.root / ".venv/unfinished").exists()


def test_a_moved_checkout_starts_from_its_new_place(checkout: Checkout, tmp_path: Path) -> None:
    assert checkout.run().returncode == 0
    moved = checkout.moved_to(tmp_path / "elsewhere")
    assert moved.run("here").stdout == "started with here\n"
    assert str(moved.root) in (moved.root / ".venv/bin/gizai-desktop").read_text("utf-8")


def test_two_first_starts_at_once_both_start(checkout: Checkout) -> None:
    with checkout.start("one") as one, checkout.start("two") as two:
        outputs = [process.communicate() for process in (one, two)]
    assert [out for out, _ in outputs] == ["started with one\n", "started with two\n"], outputs
    assert sum("Installing Python packages" in err for _, err in outputs) == 1


def test_a_changed_lock_is_installed_at_the_next_start(checkout: Checkout) -> None:
    assert checkout.run().returncode == 0
    wanted = f"no-such-package==1 --hash=sha256:{'0' * 64}\n"
    (checkout.root / "requirements.lock").write_text(wanted, encoding="utf-8")
    changed = checkout.run()
    assert changed.returncode == 1
    assert "no-such-package" in changed.stderr
    assert "The Python packages could not be installed" in changed.stderr


def test_without_root_and_sudo_it_prints_the_apt_line(checkout: Checkout) -> None:
    checkout.tool("id", NOBODY)
    checkout.tool("dpkg-query", "#!/bin/sh\nprintf 'libegl1:amd64:installed libgl1:amd64:half '\n")
    result = checkout.run()
    assert result.returncode == 1
    line = result.stderr.splitlines()[-1]
    assert line.startswith("    apt-get update && apt-get install --yes --no-install-recommends ")
    assert {"libgl1", "libxcb-cursor0"} < set(line.split())
    assert "libegl1" not in line.split()
    assert not (checkout.root / ".venv").exists()


def test_one_of_several_alternative_packages_is_enough(checkout: Checkout) -> None:
    (checkout.root / "packaging/debian-packages.txt").write_text("new-name|old-name # why\n")
    checkout.tool("dpkg-query", "#!/bin/sh\nprintf 'old-name:amd64:installed '\n")
    checkout.tool("python3", NO_VENV)
    assert "Python could not make" in checkout.run().stderr


def test_without_python_it_says_what_to_install(checkout: Checkout) -> None:
    checkout.tool("python3", "#!/bin/sh\nexit 1\n")
    result = checkout.run()
    assert result.returncode == 1
    assert result.stderr == (
        "GizAI Desktop needs Python 3.11 or newer with venv;"
        " on Debian and Ubuntu: apt-get install python3-venv\n"
    )


def test_on_another_linux_it_says_so_and_goes_on(checkout: Checkout) -> None:
    (checkout.tools / "dpkg-query").unlink()
    checkout.tool("python3", NO_VENV)
    result = checkout.run()
    assert "This is not a Debian system" in result.stderr
    assert "Python could not make" in result.stderr
