# shellcheck shell=sh
# What `run`, `test` and `build` share: Debian packages; and of the first two .venv with the locked
# Python packages in it.
#
# The caller sets `root`, the checkout. `set_up run` and `set_up test` return when everything is
# there and end the script with a sentence and status 1 when it cannot be. Messages go to stderr,
# so that what the application prints stays clean.
#
# Ready means: .venv/ready-to-KIND holds what expected_stamp prints now. It is removed before
# .venv is changed and written last. .venv/unfinished is there while .venv is being changed: found
# later, it tells of a set-up that was killed, and .venv is made anew.

: "${root:?the caller sets it}"

say() { printf '%s\n' "$*" >&2; }

fail() {
    say "$@"
    exit 1
}

# Prints the files whose content decides what kind $1 needs.
inputs() {
    printf '%s\n' pyproject.toml requirements.lock packaging/debian-packages.txt \
        packaging/translations.py resources/translations/*.ts
    if [ "$1" = test ]; then
        printf '%s\n' tests/requirements.lock tests/specification.lock \
            packaging/debian-test-packages.txt
    fi
}

# The folder is part of it because a .venv does not survive being moved, and so is the Python
# that .venv points to, because a system upgrade can replace it.
expected_stamp() {
    printf '%s\n' "$root"
    readlink -f -- "$root/.venv/bin/python"
    # shellcheck disable=SC2046  # our own file names, without spaces
    (cd -- "$root" && cat $(inputs "$1"))
}

python_ready() {
    [ -x "$root/.venv/bin/python" ] &&
        expected_stamp "$1" | cmp -s - "$root/.venv/ready-to-$1"
}

# Packages were looked at when the stamp was written; they need another look only when dpkg's
# records changed after that.
debian_ready() {
    [ ! -e /var/lib/dpkg/status ] ||
        [ -z "$(find /var/lib/dpkg/status -newer "$root/.venv/ready-to-$1")" ]
}

# Prints each need of kind $1 once, without comments.
needed() {
    (
        cd -- "$root/packaging" || exit
        cat debian-packages.txt
        [ "$1" = run ] || cat "debian-$1-packages.txt"
    ) | sed -e 's/#.*//' -e '/^[[:space:]]*$/d'
}

alternatives() { printf '%s\n' "$1" | tr '|' ' '; }

# Prints each need of kind $1 that no installed package meets.
missing() {
    native=$(dpkg --print-architecture)
    # shellcheck disable=SC2046  # package names, one word each
    installed=" $(dpkg-query --show -f '${Package}:${Architecture}:${db:Status-Status} ' \
        $(needed "$1" | tr '|' ' ') 2>/dev/null || :)"
    for need in $(needed "$1"); do
        for name in $(alternatives "$need"); do
            case $installed in
            *" $name:$native:installed "* | *" $name:all:installed "*) continue 2 ;;
            esac
        done
        printf '%s\n' "$need"
    done
}

# Prints for each need in $@ the package to ask apt for.
names() {
    for need in "$@"; do
        for name in $(alternatives "$need"); do
            if LC_ALL=C apt-cache policy "$name" 2>/dev/null | grep -q 'Candidate: [^(]'; then
                break
            fi
        done
        printf '%s ' "$name"
    done
}

install_debian_packages() {
    if ! command -v dpkg-query >/dev/null; then
        say "This is not a Debian system: Qt 6 needs the libraries that" \
            "packaging/debian-packages.txt names, under your system's own names."
        return 0
    fi
    wanted=$(missing "$1")
    [ -n "$wanted" ] || return 0
    # shellcheck disable=SC2086  # one word each
    wanted=$(names $wanted)
    wanted=${wanted% }
    line="apt-get update && apt-get install --yes --no-install-recommends $wanted"
    if [ "$(id -u)" -eq 0 ]; then
        as_root=
    elif command -v sudo >/dev/null; then
        as_root=sudo
    else
        fail "Debian packages are missing. As root, run this line, then start again:
    $line"
    fi
    say "Installing Debian packages: $wanted"
    # Standard input and output are the application's; the lock is not apt's to hold.
    # shellcheck disable=SC2086  # an empty $as_root is no word; package names are one word each
    $as_root sh "$root/packaging/apt-install" $wanted </dev/null >&2 9>&- ||
        fail "The Debian packages could not be installed. As root, run this line, then start again:
    $line"
}

# Sets `python` to the first Python that will do.
find_python() {
    for python in python3 python3.14 python3.13 python3.12 python3.11; do
        if "$python" -I -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' \
            2>/dev/null; then
            return 0
        fi
    done
    fail "GizAI Desktop needs Python 3.11 or newer with venv; on Debian and Ubuntu:" \
        "apt-get install python3-venv"
}

# Holds the lock on file descriptor 9 until that is closed. pip inherits it on purpose: when only
# this script is killed, the next one waits until that pip has ended.
lock() {
    [ -w "$root" ] || fail "The folder $root cannot be written to."
    exec 9>>"$root/.setup.lock"
    "$python" -I -c 'import fcntl; fcntl.flock(9, fcntl.LOCK_EX | fcntl.LOCK_NB)' 2>/dev/null || {
        say "Waiting for another set-up of this folder to end."
        "$python" -I -c 'import fcntl; fcntl.flock(9, fcntl.LOCK_EX)'
    }
}

venv_works() {
    [ ! -e "$root/.venv/unfinished" ] &&
        "$root/.venv/bin/python" -I -c 'import pip, sys; sys.exit(sys.version_info < (3, 11))' \
            2>/dev/null
}

# True when .venv was made here: its scripts name the folder they were made in.
venv_is_here() {
    grep -qF "$root/.venv" "$root/.venv/bin/activate" 2>/dev/null
}

# Leaves a .venv that works, marked as unfinished. An old one is renamed before it is removed, so
# that a half-removed one never looks like a good one.
make_venv() {
    rm -rf -- "$root/.venv.old"
    if ! venv_works || ! venv_is_here; then
        if [ -e "$root/.venv" ] || [ -L "$root/.venv" ]; then
            mv -- "$root/.venv" "$root/.venv.old"
        fi
        rm -rf -- "$root/.venv.old"
        mkdir -- "$root/.venv"
        : >"$root/.venv/unfinished"
        "$python" -I -m venv "$root/.venv" </dev/null >&2 || fail "Python could not make $root/.venv."
    fi
    : >"$root/.venv/unfinished"
    rm -f -- "$root/.venv/ready-to-run" "$root/.venv/ready-to-test"
}

# pip, kept from settings that would install elsewhere than into .venv.
pip() {
    (
        unset PIP_USER PIP_TARGET PIP_PREFIX PIP_ROOT PIP_REQUIRE_VIRTUALENV PIP_REQUIRE_HASHES
        PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1 PIP_ROOT_USER_ACTION=ignore
        export PIP_DISABLE_PIP_VERSION_CHECK PIP_NO_INPUT PIP_ROOT_USER_ACTION
        exec "$root/.venv/bin/python" -I -m pip "$@" </dev/null >&2
    )
}

install_python_packages() {
    if [ "$1" = test ]; then
        file=tests/requirements.lock
    else
        file=requirements.lock
    fi
    # Somebody who watches sees pip at work; a log needs only what went wrong.
    if [ -t 2 ]; then
        quiet=
    else
        quiet=--quiet
    fi
    say "Installing Python packages into $root/.venv (about 90 MB, once)"
    # shellcheck disable=SC2086  # an empty $quiet is no word
    pip install $quiet --require-hashes --only-binary :all: -r "$root/$file" ||
        fail "The Python packages could not be installed: see pip's words above," \
            "then start again."
    pip install --quiet --no-deps --no-index --no-build-isolation --editable "$root" ||
        fail "GizAI Desktop itself could not be installed: see pip's words above."
}

# Fetches the archive with the examples of the Markdown specifications; it is not installed.
fetch_specification() {
    pip download --quiet --require-hashes --no-deps --no-binary :all: --no-build-isolation \
        --dest "$root/.venv/specification" -r "$root/tests/specification.lock" ||
        fail "The Markdown specification could not be fetched: see pip's words above," \
            "then start again."
}

# Everything that the tests need is also all that running needs.
write_stamps() {
    for done_kind in run "$1"; do
        expected_stamp "$done_kind" >"$root/.venv/stamp"
        mv -- "$root/.venv/stamp" "$root/.venv/ready-to-$done_kind"
    done
    rm -f -- "$root/.venv/unfinished"
}

# $1: run or test.
set_up() {
    if python_ready "$1" && debian_ready "$1"; then
        return 0
    fi
    find_python
    lock
    if ! python_ready "$1" || ! debian_ready "$1"; then
        install_debian_packages "$1"
        if python_ready "$1"; then
            touch -- "$root/.venv/ready-to-$1"
        else
            make_venv
            install_python_packages "$1"
            [ "$1" != test ] || fetch_specification
            write_stamps "$1"
        fi
    fi
    exec 9>&-
}
