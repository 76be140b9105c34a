# shellcheck shell=sh
# What the trials in a fresh minimal Debian (or Ubuntu) share: it is made by debootstrap in a
# temporary folder, shares this machine's network and a virtual screen, and is removed at the end.
# Needs root, and debootstrap, git, xvfb and xdotool on this machine.
#
# The caller sets `root`, the checkout, and calls `read_options "$@"`, then `make_chroot PACKAGES`.

: "${root:?the caller sets it}"

ca=
mirror=
keep=
pictures=
suite=bookworm

fail() {
    echo "$*" >&2
    exit 1
}

step() { printf '\n== %s\n' "$*"; }

# [--ca FILE] [--mirror URL] [--pictures FOLDER] [--keep] [SUITE]
read_options() {
    while [ $# -gt 0 ]; do
        case $1 in
        --ca) ca=$2 && shift ;;
        --mirror) mirror=$2 && shift ;;
        --pictures) pictures=$2 && shift ;;
        --keep) keep=yes ;;
        -*) echo "Unknown option $1; the head of this file names them all." >&2 && exit 2 ;;
        *) suite=$1 ;;
        esac
        shift
    done
}

# Prepares a screen's place and what is removed at the end, then makes the system in $inside.
# $1: packages, with commas.
make_chroot() {
    [ "$(id -u)" -eq 0 ] || fail "debootstrap and chroot need root."
    for tool in debootstrap git Xvfb xdotool; do
        command -v "$tool" >/dev/null ||
            fail "$tool is missing: apt-get install debootstrap git xvfb xdotool"
    done
    if [ -n "$pictures" ]; then
        command -v import >/dev/null || fail "import is missing: apt-get install imagemagick"
        mkdir -p -- "$pictures"
    fi
    # The recipe is debootstrap's own for all of the family, so that it need not know a newer suite.
    case $suite in
    noble | plucky | questing | resolute)
        components=main,universe
        recipe=gutsy
        : "${mirror:=http://archive.ubuntu.com/ubuntu}"
        ;;
    *)
        components=main
        recipe=sid
        : "${mirror:=http://deb.debian.org/debian}"
        ;;
    esac
    work=$(mktemp -d /var/tmp/gizai-chroot.XXXXXX)
    inside=$work/root
    screen_pid=
    trap clean_up EXIT
    trap 'exit 130' HUP INT TERM

    step "$suite from $mirror: $1"
    debootstrap --variant=minbase --components="$components" --include="$1" \
        "$suite" "$inside" "$mirror" "$recipe" >"$work/log" ||
        { tail -n 20 "$work/log" >&2 && exit 1; }
    cp /etc/resolv.conf "$inside/etc/resolv.conf"
    [ -z "$ca" ] || cp -- "$ca" "$inside/etc/ssl/certs/ca-certificates.crt"
    mount -t proc proc "$inside/proc"
    mkdir -p "$inside/tmp/.X11-unix" /tmp/.X11-unix
    mount --bind /tmp/.X11-unix "$inside/tmp/.X11-unix"
    mkdir -p "$inside/dev/shm"
    mount -t tmpfs -o size=256m tmpfs "$inside/dev/shm"
}

# Sets `number` to the display of a new virtual screen.
# shellcheck disable=SC2034  # the caller reads it
start_screen() {
    mkfifo "$work/number"
    Xvfb -displayfd 3 -screen 0 1280x1024x24 -nolisten tcp 3>"$work/number" 2>/dev/null &
    screen_pid=$!
    read -r number <"$work/number"
}

# Saves the screen as $1.png, if pictures are wanted.
picture() {
    [ -z "$pictures" ] || import -display ":$number" -window root "$pictures/$1.png"
}

end_processes_inside() {
    for process in $(processes_inside); do
        process=${process%/root}
        kill "${process#/proc/}"
    done
}

processes_inside() { find /proc -maxdepth 2 -name root -lname "$inside*" 2>/dev/null || :; }

clean_up() {
    status=$?
    trap - EXIT
    [ -z "$screen_pid" ] || kill "$screen_pid" 2>/dev/null || :
    for process in $(processes_inside); do
        process=${process%/root}
        echo "Left running inside: $(tr '\0' ' ' <"$process/cmdline")" >&2
        kill -9 "${process#/proc/}" 2>/dev/null || :
        status=1
    done
    for mounted in "$inside/tmp/.X11-unix" "$inside/dev/shm" "$inside/proc"; do
        ! mountpoint -q "$mounted" || umount "$mounted" || umount -l "$mounted" || status=1
    done
    if grep -qF " $inside/" /proc/mounts; then
        echo "Mounts are left below $inside; nothing there was removed." >&2
        status=1
    elif [ -n "$keep" ]; then
        echo "Kept: $inside"
    else
        rm -rf --one-file-system -- "$work"
    fi
    exit "$status"
}

# Runs a command inside, with nothing of this machine's environment but the way to the network.
within() {
    chroot "$inside" /usr/bin/env -i HOME=/root LANG=C.UTF-8 TERM=dumb \
        PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
        ${http_proxy:+"http_proxy=$http_proxy"} ${https_proxy:+"https_proxy=$https_proxy"} \
        ${no_proxy:+"no_proxy=$no_proxy"} ${ca:+PIP_CERT=/etc/ssl/certs/ca-certificates.crt} "$@"
}
