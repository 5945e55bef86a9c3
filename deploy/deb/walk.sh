#!/usr/bin/env bash
# Installs the package in a throw-away box with systemd, breaks five things one after another as an operator's day does, and fails when page,
# metrics or doctor do not name a cause within a minute: deploy/deb/walk.sh PACKAGE [ROOT]
# The box is a layer over this machine's root, or over ROOT (debootstrap with systemd), with a network of its own that leads nowhere. Partners
# are real: a small disk, mosquitto with mutual TLS, an RTSP server. Ends with 77 where such a box is not to be had (no root, no overlay).
set -eEuo pipefail
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=deploy/needs.sh
. "$here/../needs.sh"
if [ -z "${EDGEGATEWAY_TRY:-}" ]; then
    need systemd-container "boots the throw-away box"
    need mosquitto "the platform's broker"
    need openssl "certificates, good and expired"
    need ffmpeg "films for the camera"
    need curl "reads pages"
    need python3-gi "the camera: a real RTSP server"
    need gir1.2-gst-rtsp-server-1.0 "the camera: a real RTSP server"
    need gstreamer1.0-plugins-base "the camera: a real RTSP server"
    need gstreamer1.0-plugins-good "the camera: MP4 and RTP"
    need gstreamer1.0-plugins-bad "the camera: H.264 parser"
    install_needs
    [ "$(id -u)" -eq 0 ] || { echo "not root" >&2 && exit 77; }
    unshare --mount true 2>/dev/null || { echo "no private mounts here" >&2 && exit 77; }
    EDGEGATEWAY_TRY=1 exec unshare --mount --propagation private "$0" "$@"
fi

[ $# -ge 1 ] || { sed -n '2,6p' "$0" >&2 && exit 64; }
package=$(realpath "$1") below=$(realpath "${2:-/}") box=$(mktemp -d)
declare -A partner=()
leader=""
finish() {
    code=$?
    [ "$code" -eq 0 ] || { [ -z "$leader" ] || within journalctl -u edgegateway --no-pager -n 30 | cut -c1-300 >&2 || true; }
    for one in "${!partner[@]}"; do stop "$one" || true; done
    [ -z "$leader" ] || kill -KILL "$leader" 2>/dev/null || true
    wait 2>/dev/null || true
    umount -R "$box" 2>/dev/null || umount -l "$box" || true
    rmdir "$box" || true
    exit "$code"
}
trap finish EXIT
trap 'echo "FAILED in line $LINENO: $BASH_COMMAND" >&2' ERR

# A partner is a process of this machine in the box's network; stopping it is pulling its plug.
start() {
    local name=$1
    shift
    nsenter -t "$leader" -n "$@" >"$box/$name.log" 2>&1 </dev/null &
    partner[$name]=$!
}
stop() {
    kill "${partner[$1]}"
    wait "${partner[$1]}" 2>/dev/null || true
    unset "partner[$1]"
}
within() { nsenter -t "$leader" -a /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }
say() { echo "$(printf %3d $SECONDS) s  $*"; }
check() {
    local what=$1
    shift
    "$@" >/dev/null || { echo "FAILED: $what: $*" >&2 && exit 1; }
    say "ok: $what"
}
ask() { nsenter -t "$leader" -n /usr/bin/python3 "$here/walk/ask.py" "$@"; }
# named WHAT THING CODE CHECK: page, metrics and doctor say it.
named() {
    local what=$1
    shift
    ask named "$@" -- nsenter -t "$leader" -a /usr/bin/edgegateway doctor --json || { echo "FAILED: $what is not named" >&2 && exit 1; }
    say "ok: $what is named"
}
well() { ask well "$@" || { echo "FAILED: not well again: $*" >&2 && exit 1; }; }

# The box: its layer, a disk of 256 MB for the data, no service of the machine below.
mount -t tmpfs -o size=3g tmpfs "$box"
mkdir "$box"/{upper,work,root,tls}
mount -t overlay overlay -o "lowerdir=$below,upperdir=$box/upper,workdir=$box/work" "$box/root" || { echo "no overlay here" >&2 && exit 77; }
mkdir -p "$box/root/var/lib/edgegateway" "$box/root/etc/systemd/system"
mount -t tmpfs -o size=256m tmpfs "$box/root/var/lib/edgegateway"
printf '[Unit]\nDescription=Throw-away box\nRequires=basic.target\nAfter=basic.target\n' >"$box/root/etc/systemd/system/walk.target"
SYSTEMD_NSPAWN_UNIFIED_HIERARCHY=1 systemd-nspawn --quiet --register=no --keep-unit --private-network --machine="walk-$$" --directory="$box/root" --boot -- \
    --unit=walk.target </dev/null >"$box/boot.log" 2>&1 &
nspawn=$!
for _ in $(seq 120); do
    leader=$(pgrep -P "$nspawn" | head -n 1 || true)
    [ -n "$leader" ] && within systemctl is-active --quiet walk.target 2>/dev/null && break
    kill -0 "$nspawn" 2>/dev/null || { cat "$box/boot.log" >&2 && leader="" && exit 77; }
    sleep 0.5
done
check "the box has booted" within systemctl is-active --quiet walk.target

film() { ffmpeg -hide_banner -v error -y -f lavfi -i "$1" -t 8 -c:v libx264 -preset ultrafast -g 5 -pix_fmt yuv420p "$box/$2.mp4"; }
film "testsrc2=size=320x240:rate=5" street
film "color=black:size=320x240:rate=5" covered
tls() { # NAME DAYS
    openssl req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout "$box/tls/$1.key" -out "$box/tls/$1.csr" -subj "/CN=$1" 2>/dev/null
    openssl x509 -req -in "$box/tls/$1.csr" -CA "$box/tls/ca.pem" -CAkey "$box/tls/ca.key" -CAcreateserial -days "$2" -out "$box/tls/$1.pem" \
        -extfile "$box/tls/names" 2>/dev/null
}
echo "subjectAltName=IP:127.0.0.1" >"$box/tls/names"
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout "$box/tls/ca.key" -out "$box/tls/ca.pem" -days 400 -subj "/CN=trial" 2>/dev/null
tls broker 400 && tls box 400 && tls old -1
cat >"$box/broker.conf" <<END
listener 8883 127.0.0.1
cafile $box/tls/ca.pem
certfile $box/tls/broker.pem
keyfile $box/tls/broker.key
require_certificate true
allow_anonymous true
user root
END
broker() { start broker mosquitto -c "$box/broker.conf"; }
reader() { start reader /usr/bin/python3 "$here/walk/reader.py" 4001; }
# Ends with its standard input, which is why it is a pipe that stays open.
camera() { start camera sh -c "exec /usr/bin/python3 '$here/../../Vision/Virtual/rtsp_server.py' '$box/$1.mp4' 8554 <'$box/open'"; }
mkfifo "$box/open"
exec 9<>"$box/open"

cp "$package" "$box/root/package.deb"
within dpkg --force-depends --force-unsafe-io -i /package.deb >"$box/install.log" 2>&1 || { cat "$box/install.log" >&2 && exit 1; }
check "the service runs as it was installed, and says READY" timeout 60 "$here/walk/until.sh" nsenter -t "$leader" -a systemctl is-active --quiet edgegateway
install -d -m 755 "$box/root/etc/edgegateway/tls"
install -m 644 "$box"/tls/{ca.pem,box.pem,box.key} "$box/root/etc/edgegateway/tls"
cat >"$box/root/etc/edgegateway/gateway.json" <<'END'
{
  "gatewayId": "walk-0001",
  "dataDirectory": "/var/lib/edgegateway",
  "idCardReaders": [{ "id": "reader-1", "address": "tcp://127.0.0.1:4001" }],
  "cameras": [{ "id": "cam-1", "address": "rtsp://127.0.0.1:8554/footage", "model": "hog", "health": { "after": "00:00:01", "recovery": "00:00:01" } }],
  "destinations": [{ "id": "city", "brokers": ["mqtts://127.0.0.1:8883"], "acceptNoSubscriber": true, "caFile": "tls/ca.pem",
    "clientCertificateFile": "tls/box.pem", "clientKeyFile": "tls/box.key" }],
  "space": { "diskReserveMegabytes": 50, "limitMegabytes": 100 },
}
END
broker && reader && camera street
check "the configuration is right" within edgegateway check-config
within systemctl restart edgegateway
well reader-1 cam-1 city journal space

# 1. The reader's plug is pulled.
stop reader
named "a reader without a plug" reader-1 reader. device.reader
reader
# 2. Somebody fills the disk.
within sh -c 'cat /dev/zero >/var/lib/edgegateway/filler 2>/dev/null' || true
named "a full disk" journal journal.disk-full disk.writable
rm "$box/root/var/lib/edgegateway/filler" 2>/dev/null || within rm /var/lib/edgegateway/filler
well journal reader-1
# 3. The platform's broker stops.
stop broker
named "a broker that does not run" city destination.unreachable broker.tcp
broker
well city
# 4. This box's certificate is over, then the platform's.
install -m 644 "$box/tls/old.pem" "$box/root/etc/edgegateway/tls/box.pem"
install -m 644 "$box/tls/old.key" "$box/root/etc/edgegateway/tls/box.key"
named "an expired certificate of the box" certificates certificate.expired broker.tls.files
install -m 644 "$box"/tls/{box.pem,box.key} "$box/root/etc/edgegateway/tls"
stop broker
sed -i "s|broker.pem|old.pem|; s|broker.key|old.key|" "$box/broker.conf"
broker
named "an expired certificate of the platform" city destination.certificate broker.tls.expiry
stop broker
sed -i "s|old.pem|broker.pem|; s|old.key|broker.key|" "$box/broker.conf"
broker
# 5. The camera's stream dies; then it comes back with something before the lens.
stop camera
named "a camera without a stream" cam-1 camera. camera.reach
camera covered
named "a covered camera" cam-1 camera.fault.dark camera.state

# Gone, and come again: what was recorded stays.
before=$(ask newest)
within dpkg --remove "$(dpkg-deb --field "$package" Package)" >"$box/remove.log" 2>&1 || { cat "$box/remove.log" >&2 && exit 1; }
check "the program is gone" within test ! -e /opt/edgegateway
check "its data stays" within test -s /var/lib/edgegateway/journal.db
check "its configuration stays" within grep -q walk-0001 /etc/edgegateway/gateway.json
within dpkg --force-depends --force-unsafe-io -i /package.deb >"$box/install.log" 2>&1 || { cat "$box/install.log" >&2 && exit 1; }
well journal city
[ "$(ask newest)" -ge "$before" ] || { echo "FAILED: numbers went back from $before to $(ask newest)" >&2 && exit 1; }
say "ok: installed again, it goes on after event $before"
echo "all well"
