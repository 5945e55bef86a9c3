# shellcheck shell=sh
# Sourced by choose, launch and judge. Everything about versions is in $home:
#   versions/X/     one folder a version          current       link to one of them
#   trial           what is on trial              last-update   what became of the last trial
# Every file is replaced by a rename, every link too: a power cut leaves the old or the new one.
home=${EDGEGATEWAY_HOME:-/opt/edgegateway}
# shellcheck disable=SC2034
config=${EDGEGATEWAY_CONFIG:-/etc/edgegateway/gateway.json}

# value NAME: one line NAME=… of the trial.
value() { sed -n "s/^$1=//p" "$home/trial" | head -n 1; }

# put FILE: replaces it by standard input.
put() {
    cat >"$home/$1.part"
    sync
    mv "$home/$1.part" "$home/$1"
    sync
}

# set_value NAME VALUE: one line of the trial.
set_value() { { grep -v "^$1=" "$home/trial" || true; echo "$1=$2"; } | put trial; }

# point VERSION: what runs from the next start on.
point() {
    [ "$(readlink "$home/current" || true)" = "versions/$1" ] && return 0
    rm -f "$home/current.part"
    ln -s "versions/$1" "$home/current.part"
    mv -T "$home/current.part" "$home/current"
    sync
}

# finish RESULT REASON: the trial is over.
finish() {
    printf 'result=%s\ncandidate=%s\nprevious=%s\nreason=%s\ntime=%s\n' \
        "$1" "$(value candidate)" "$(value previous)" "$(printf %s "$2" | tr '\n' ' ')" "$(date -u +%Y-%m-%dT%H:%M:%SZ)" | put last-update
    rm -f "$home/trial" "$home/trial.before"
    sync
    echo "update: $(value_of_last result): $(value_of_last reason)"
}

value_of_last() { sed -n "s/^$1=//p" "$home/last-update" | head -n 1; }

# back REASON: the version before runs again. The decision is on disk first, so that a power cut in between does not start the trial anew.
back() {
    # The journal's tables went further than the version before knows: it could record nothing. Stay, and say so.
    if [ -n "$(value oneway)" ] && [ -z "$(value decided)" ]; then
        finish kept-without-return "$1"
        return 0
    fi
    [ -n "$(value decided)" ] || set_value decided "$1"
    point "$(value previous)"
    finish returned "$(value decided)"
}
