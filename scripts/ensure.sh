# Shared by demo.sh and test.sh, which source it: finds what is missing, says so, and installs only that.
# Nothing missing costs two Python starts: no apt, no pip, no network.
#
#   want_python                             note Python and venv where they are missing
#   want_library libGL.so.1 libgl1 "why"    note a Debian package when the loader cannot find the library
#   want_libraries "why" LIB PACKAGE ...    the same for many, in one Python start
#   want_command Xvfb xvfb "why"            note a Debian package when the command is not on the path
#   install_wanted                          install what was noted, or name it and stop with code 20
#   ensure_venv test                        .venv with the project and one extra ("" for none)
#
# shellcheck shell=sh

SYSTEM_PACKAGE_MISSING=20
DOWNLOAD_FAILED=21

PYTHON=""
wanted=""

say() {
    printf '%s\n' "$*"
}

stop() {
    code=$1
    shift
    printf '%s\n' "$*" >&2
    exit "$code"
}

want() {
    case " $wanted " in
        *" $1 "*) return 0 ;;
    esac
    wanted="${wanted:+$wanted }$1"
    say "missing: $1 ($2)"
}

# The interpreter needs ctypes and ssl too: Debian's python3-minimal has neither.
find_python() {
    for candidate in python3.11 python3.12 python3.13 python3; do
        if "$candidate" -c 'import sys, ctypes, ssl; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            PYTHON=$candidate
            return 0
        fi
    done
    return 1
}

want_python() {
    if ! find_python; then
        want python3 "Python 3.11 or newer, which the program is written in"
        want python3-venv "makes the project's own Python environment"
    elif ! venv_works && ! "$PYTHON" -c 'import ensurepip, venv' 2>/dev/null; then
        version=$("$PYTHON" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
        want "python$version-venv" "makes the project's own Python environment"
    fi
}

# Asked of the dynamic loader, not of dpkg: a driver installed by hand counts as well.
want_library() {
    if [ -n "$PYTHON" ] && "$PYTHON" -c 'import ctypes, sys; ctypes.CDLL(sys.argv[1])' "$1" 2>/dev/null; then
        return 0
    fi
    want "$2" "$3"
}

want_libraries() {
    why=$1
    shift
    for package in $(missing_libraries "$@"); do
        want "$package" "$why"
    done
}

missing_libraries() {
    "${PYTHON:-false}" - "$@" 2>/dev/null <<'EOF' || while [ $# -gt 1 ]; do echo "$2" && shift 2; done
import ctypes
import sys

words = iter(sys.argv[1:])
for library, package in zip(words, words):
    try:
        ctypes.CDLL(library)
    except OSError:
        print(package)
EOF
}

want_command() {
    command -v "$1" >/dev/null 2>&1 || want "$2" "$3"
}

# libEGL only hands calls on; without a vendor's description it finds no driver.
want_gl_driver() {
    for vendor in /usr/share/glvnd/egl_vendor.d/*.json /etc/glvnd/egl_vendor.d/*.json; do
        [ -e "$vendor" ] && return 0
    done
    want libegl-mesa0 "an OpenGL driver; this one also draws without a graphics card"
    want libgl1-mesa-dri "an OpenGL driver; this one also draws without a graphics card"
}

want_what_drawing_needs() {
    want_library libstdc++.so.6 libstdc++6 "used by the OpenXR loader"
    want_library libGL.so.1 libgl1 "OpenGL, which draws the scenes"
    want_library libEGL.so.1 libegl1 "OpenGL without a window"
    want_gl_driver
}

want_what_sounding_needs() {
    want_library libportaudio.so.2 libportaudio2 "sound devices"
}

# What Qt's libraries and its plugin for X11 name that is neither in their wheels nor in every system.
want_what_windows_need() {
    want_libraries "the launcher's window" \
        libfontconfig.so.1 libfontconfig1 libdbus-1.so.3 libdbus-1-3 libglib-2.0.so.0 libglib2.0-0 \
        libxkbcommon.so.0 libxkbcommon0 libxkbcommon-x11.so.0 libxkbcommon-x11-0 libX11-xcb.so.1 libx11-xcb1 \
        libxcb-cursor.so.0 libxcb-cursor0 libxcb-icccm.so.4 libxcb-icccm4 libxcb-image.so.0 libxcb-image0 \
        libxcb-keysyms.so.1 libxcb-keysyms1 libxcb-randr.so.0 libxcb-randr0 \
        libxcb-render-util.so.0 libxcb-render-util0 libxcb-shape.so.0 libxcb-shape0 libxcb-shm.so.0 libxcb-shm0 \
        libxcb-sync.so.1 libxcb-sync1 libxcb-util.so.1 libxcb-util1 libxcb-xfixes.so.0 libxcb-xfixes0 \
        libxcb-xkb.so.1 libxcb-xkb1
}

# $wanted is a list of words.
# shellcheck disable=SC2086
install_wanted() {
    [ -n "$wanted" ] || return 0
    if ! command -v apt-get >/dev/null 2>&1; then
        stop "$SYSTEM_PACKAGE_MISSING" "Missing system packages (by Debian's names): $wanted." \
            "Install them with this system's package manager, then run this again."
    fi
    as_root=""
    if [ "$(id -u)" != 0 ]; then
        as_root="sudo -n"
        if ! sudo -n true 2>/dev/null; then
            stop "$SYSTEM_PACKAGE_MISSING" "Missing system packages, and no right to install them: $wanted." \
                "Run this line (without sudo where you are root), then this script again:
sudo apt-get update && sudo apt-get install --no-install-recommends $wanted"
        fi
    fi
    say "installing with apt-get: $wanted"
    if ! has_package_lists || ! apt_get install -y -qq --no-install-recommends $wanted >/dev/null; then
        say "fetching the package lists first"
        apt_get update -qq || stop "$DOWNLOAD_FAILED" "apt-get could not fetch its package lists." \
            "Check the network connection and the configured package sources, then run this again."
        apt_get install -y -qq --no-install-recommends $wanted >/dev/null ||
            stop "$DOWNLOAD_FAILED" "apt-get could not install: $wanted." \
                "Its own messages above say why; most often the network. Then run this again."
    fi
    wanted=""
}

# $as_root is a list of words.
# shellcheck disable=SC2086
apt_get() {
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get "$@"
}

has_package_lists() {
    [ -n "$(find /var/lib/apt/lists -name '*_Packages*' 2>/dev/null | head -n 1)" ]
}

venv_works() {
    .venv/bin/python -c 'import sys, pip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

# The stamp holds what the installation depended on; a changed pyproject.toml makes it stale.
stamp_of() {
    cat pyproject.toml scripts/ensure.sh | cksum
    pwd -P
}

ensure_venv() {
    extra=$1
    find_python || stop "$SYSTEM_PACKAGE_MISSING" "This system's python3 is older than 3.11." \
        "Install Python 3.11 or newer beside it (python3.11 on the path is enough), then run this again."
    stamp=.venv/installed-${extra:-run}
    if venv_works && [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$(stamp_of)" ]; then
        return 0
    fi
    if ! venv_works; then
        say "making the Python environment .venv with $PYTHON"
        "$PYTHON" -m venv --clear .venv || stop 1 "The Python environment .venv could not be made in $(pwd -P)." \
            "Check that this folder may be written to and the disk is not full, then run this again."
    fi
    say "installing the Python packages named in pyproject.toml into .venv${extra:+ (with those for: $extra)}"
    .venv/bin/python -m pip install --quiet --no-input --disable-pip-version-check --editable ".${extra:+[$extra]}" ||
        stop "$DOWNLOAD_FAILED" "pip could not install the Python packages." \
            "Its own messages above say why; most often the network or a proxy. Then run this again."
    stamp_of >"$stamp"
}
