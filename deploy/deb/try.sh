#!/usr/bin/env bash
# Installs, upgrades, removes and purges a package in a throw-away layer over this machine's root: deploy/deb/try.sh PACKAGE [NEWER [OTHER]]
# OTHER is the other kind, with or without cameras, that takes their place.
# Nothing outside of the layer changes. Needs root and a kernel with overlay; ends with 77 where that is not to be had.
set -euo pipefail
if [ -z "${EDGEGATEWAY_TRY:-}" ]; then
    [ "$(id -u)" -eq 0 ] || { echo "not root" >&2 && exit 77; }
    unshare --mount true 2>/dev/null || { echo "no private mounts here" >&2 && exit 77; }
    EDGEGATEWAY_TRY=1 exec unshare --mount --propagation private "$0" "$@"
fi

files=()
for file in "$@"; do files+=("$(realpath "$file")"); done
box=$(mktemp -d)
mount -t tmpfs -o size=2g tmpfs "$box"
mkdir "$box"/{upper,work,root}
mount -t overlay overlay -o "lowerdir=/,upperdir=$box/upper,workdir=$box/work" "$box/root" || { echo "no overlay here" >&2 && exit 77; }
mount --bind /proc "$box/root/proc"
mount -t tmpfs tmpfs "$box/root/run"
mount -t tmpfs tmpfs "$box/root/tmp"
for file in "${files[@]}"; do cp "$file" "$box/root/tmp"; done
within() { chroot "$box/root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive "$@"; }
check() {
    local what=$1
    shift
    within "$@" >/dev/null || { echo "FAILED: $what: $*" >&2 && exit 1; }
    echo "ok: $what"
}
is() { check "$1 is $3" sh -c "test \"\$($2)\" = '$3'"; }

package=$(dpkg-deb --field "${files[0]}" Package) version=$(dpkg-deb --field "${files[0]}" Version)
# Dependencies of the host are the host's business; what is tried is the package.
install() { within dpkg --force-depends --force-unsafe-io -i "/tmp/$(basename "$1")" 2>&1; }

install "${files[0]}"
is "current" "readlink /opt/edgegateway/current" "versions/$version"
is "owner of the data" "stat -c %U:%a /var/lib/edgegateway" "edgegateway:750"
is "configuration folder" "stat -c %U:%G:%a /etc/edgegateway" "root:edgegateway:1770"
is "keys for updates" "stat -c %U:%a /etc/edgegateway/update-keys" "root:755"
is "secrets" "stat -c %U:%a /etc/edgegateway/gateway.env" "root:600"
is "owner of the program" "stat -c %U:%a /opt/edgegateway/current/edgegateway" "root:755"
check "serial lines and printers" sh -c 'id -Gn edgegateway | grep -qw dialout && id -Gn edgegateway | grep -qw lp'
check "the program runs" /usr/bin/edgegateway version
check "its first configuration is right" /usr/bin/edgegateway check-config /etc/edgegateway/gateway.json
check "starts with the box" sh -c 'ls /etc/systemd/system/multi-user.target.wants/edgegateway.service'
within sh -c 'echo sales >/var/lib/edgegateway/journal.db; echo "// mine" >>/etc/edgegateway/gateway.json'

if [ ${#files[@]} -gt 1 ]; then
    newer=$(dpkg-deb --field "${files[1]}" Version)
    install "${files[1]}"
    is "current" "readlink /opt/edgegateway/current" "versions/$newer"
    check "the version before is kept" test -x "/opt/edgegateway/versions/$version/edgegateway"
    check "configuration is kept" grep -q '^// mine' /etc/edgegateway/gateway.json
fi

if [ ${#files[@]} -gt 2 ]; then
    install "${files[2]}"
    check "the other kind runs" /usr/bin/edgegateway version
    check "configuration is kept" grep -q '^// mine' /etc/edgegateway/gateway.json
    within dpkg --purge "$package" 2>&1
    check "purging what was replaced takes no sale along" test -s /var/lib/edgegateway/journal.db
    check "it still runs" /usr/bin/edgegateway version
    check "it starts with the box" sh -c 'ls /etc/systemd/system/multi-user.target.wants/edgegateway.service'
    package=$(dpkg-deb --field "${files[2]}" Package)
fi

within dpkg --remove "$package" 2>&1
check "program is gone" test ! -e /opt/edgegateway
check "data stays" test -s /var/lib/edgegateway/journal.db
check "configuration stays" test -s /etc/edgegateway/gateway.json
install "${files[-1]}"
check "installed again, it starts with the box" sh -c 'ls /etc/systemd/system/multi-user.target.wants/edgegateway.service'
check "what was recorded is still there" test -s /var/lib/edgegateway/journal.db
said=$(within dpkg --purge "$package" 2>&1)
echo "$said"
grep -q 'deleting /var/lib/edgegateway' <<<"$said" || { echo "FAILED: purging does not say what it deletes" >&2 && exit 1; }
check "data is gone" test ! -e /var/lib/edgegateway
check "configuration is gone" test ! -e /etc/edgegateway
check "user is gone" sh -c '! getent passwd edgegateway'
echo "all well"
