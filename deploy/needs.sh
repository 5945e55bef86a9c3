# shellcheck shell=bash
# Sourced by run.sh, test.sh, bench.sh: installs Debian packages that are missing, and says what and why.
# Silent and fast when everything is there. Works as root and with sudo.

# The SDK alone aborts where libicu is missing; nothing of ours needs it.
export DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1

needs=()
reasons=()

# need PACKAGE "why": remembers one package.
need() {
    needs+=("$1")
    reasons+=("$2")
}

# A bare Debian trusts nobody yet, and NuGet's packages come over TLS.
need ca-certificates "trust in the package source"

# install_needs: installs what is missing of all that was named with need.
install_needs() {
    local installed missing=() i
    # dpkg-query fails when it has never heard of one of them; that is an answer too.
    installed=" $(dpkg-query -W -f='${db:Status-Status}:${Package} ' "${needs[@]}" 2>/dev/null || true)"
    for i in "${!needs[@]}"; do
        [[ $installed == *" installed:${needs[$i]} "* ]] && continue
        [ ${#missing[@]} -eq 0 ] && echo "Installing from Debian:"
        missing+=("${needs[$i]}")
        echo "  ${needs[$i]}: ${reasons[$i]}"
    done
    [ ${#missing[@]} -eq 0 ] && return 0
    as_root apt-get update -qq &&
        as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null &&
        return 0
    echo "Could not install: ${missing[*]}. Install them by hand (apt-get install …) and start again." >&2
    return 1
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        echo "Not root and no sudo here; run as root: $*" >&2
        return 1
    fi
}

need_dotnet() {
    dotnet --version >/dev/null 2>&1 && return 0
    echo "The .NET 10 SDK is missing (or older than global.json asks). Install it from https://dot.net and start again." >&2
    return 1
}

# fetch_footage: the demo film, from a checkout's shared folder or once out of Debian's opencv-doc package. Not fatal.
fetch_footage() {
    local film=.cache/footage/vtest.avi box
    { [ -s "$film" ] || [ -s ../shared/footage/vtest.avi ]; } && return 0
    echo "Fetching the demo film out of Debian's opencv-doc package (96 MB, once)"
    mkdir -p .cache/footage
    box=$(mktemp -d)
    chmod 755 "$box"
    if (cd "$box" && apt-get download -qq opencv-doc >/dev/null 2>&1) &&
        dpkg-deb --fsys-tarfile "$box"/opencv-doc_*.deb |
        tar -xO ./usr/share/doc/opencv-doc/examples/data/vtest.avi >"$film.part" && [ -s "$film.part" ]; then
        mv "$film.part" "$film"
    else
        rm -f "$film.part"
        echo "No demo film: the camera will be shown as offline until $film exists." >&2
    fi
    rm -rf "$box"
}
