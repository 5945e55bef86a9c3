#!/usr/bin/env bash
# Builds the Debian package: deploy/deb/build.sh [--store] [--from FOLDER] [--version X] [--out FOLDER] [--fast]
#   --store   without the camera libraries (a till needs none of them): edgegateway-store
#   --from    a folder that was published already
#   --fast    hardly compressed, for tests
# The program brings its own .NET: Debian has none of this version, and a shop without internet cannot fetch one.
set -euo pipefail
cd "$(dirname "$0")/../.."
export CI=${CI:-true} DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1

name=edgegateway from="" out=artifacts compress=(-Zxz -z6)
version=$(sed -n 's/.*<Version>\(.*\)<\/Version>.*/\1/p' Directory.Build.props)
while [ $# -gt 0 ]; do
    case $1 in
        --store) name=edgegateway-store ;;
        --fast) compress=(-Zgzip -z1) ;;
        --from) from=$2 && shift ;;
        --version) version=$2 && shift ;;
        --out) out=$2 && shift ;;
        *) sed -n '2,5p' "$0" >&2 && exit 64 ;;
    esac
    shift
done

[[ $version =~ ^[0-9]+(\.[0-9]+){1,3}([~+][0-9a-z.]+)?$ ]] || { echo "Not a version: $version" >&2 && exit 64; }

box=$(mktemp -d)
trap 'rm -rf "$box"' EXIT
if [ -z "$from" ]; then
    from=$box/published
    dotnet publish Gateway.Service -c Release -r linux-x64 --self-contained true -p:PublishReadyToRun=true -p:DebugType=none \
        -p:Version="$version" -o "$from" -v quiet -nologo
fi

root=$box/root program=$box/root/opt/edgegateway/versions/$version share=$box/root/usr/share
mkdir -p "$program" "$root"/usr/{bin,lib/edgegateway,lib/systemd/system,lib/udev/rules.d,lib/modules-load.d} "$share"/{doc/edgegateway,edgegateway} "$root/DEBIAN"
cp -r "$from/." "$program"
# What the packages drag along and no Linux program opens: natives of Windows, symbols.
find "$program" \( -name '*.pdb' -o -name '*.lib' -o -name 'onnxruntime.dll' -o -name '*.dbg' \) -delete
if [ "$name" = edgegateway-store ]; then
    rm -f "$program"/libOpenCvSharpExtern.so "$program"/libonnxruntime*.so
    # Compiled once and not again: 13 to 16 MB less. The pictures of cameras want the code that is compiled for their processor; a store has none.
    sed -i 's/"configProperties": {/&\n      "System.Runtime.TieredCompilation": false,/' "$program/edgegateway.runtimeconfig.json"
fi

cp deploy/systemd/{common.sh,choose,launch,judge,smart} "$root/usr/lib/edgegateway"
cp deploy/systemd/edgegateway.sh "$root/usr/bin/edgegateway"
cp deploy/systemd/edgegateway{.service,-smart.service,-smart.timer} "$root/usr/lib/systemd/system"
cp deploy/systemd/modules.conf "$root/usr/lib/modules-load.d/edgegateway.conf"
cp deploy/udev/70-edgegateway.rules "$root/usr/lib/udev/rules.d"
cp -r deploy/*.sample.json deploy/gateway.schema.json deploy/profiles deploy/browser deploy/grafana deploy/prometheus deploy/examples "$share/edgegateway"
# Installed samples name the data folder: without it data would lie beside the configuration.
sed -i 's|^  "gatewayId": .*|&\n  "dataDirectory": "/var/lib/edgegateway",|' "$share"/edgegateway/{store,city}.sample.json
cp deploy/README*.md CHANGELOG.md hardware-notes.md "$share/doc/edgegateway"
cp LICENSE "$share/doc/edgegateway/copyright"

# Whatever mask and owner the sources were checked out with.
find "$root" -type d -exec chmod 755 {} +
find "$root" -type f -exec chmod 644 {} +
chmod 755 "$root/usr/bin/edgegateway" "$root"/usr/lib/edgegateway/{choose,launch,judge,smart} "$program/edgegateway"
[ -e "$program/createdump" ] && rm "$program/createdump"

for script in preinst postinst prerm postrm; do
    sed "s/@VERSION@/$version/" "deploy/deb/$script" >"$root/DEBIAN/$script"
    chmod 755 "$root/DEBIAN/$script"
done
other=edgegateway-store recommends="ffmpeg, libgtk-3-0 | libgtk-3-0t64, libatomic1, fonts-noto-cjk, smartmontools"
[ "$name" = edgegateway-store ] && other=edgegateway recommends="fonts-noto-cjk, smartmontools"
cat >"$root/DEBIAN/control" <<END
Package: $name
Version: $version
Architecture: amd64
Maintainer: EdgeGateway maintainers <maintainers@edgegateway.example>
Installed-Size: $(du -sk --apparent-size "$root/opt" "$root/usr" | awk '{s += $1} END {print s}')
Depends: libc6 (>= 2.28), libgcc-s1, libstdc++6, libssl3 | libssl3t64, tzdata, ca-certificates, passwd, util-linux
Recommends: $recommends
Conflicts: $other
Replaces: $other
Section: net
Priority: optional
Description: edge gateway for store tills and city cameras
 Serves the till of a farm-supply shop (ID card reader, scanner, receipt
 printer), watches cameras, and delivers every event to one or more platforms
 over MQTT, outage or not. Brings its own .NET runtime.
END
(cd "$root" && find opt usr -type f -print0 | sort -z | xargs -0 md5sum >DEBIAN/md5sums)

mkdir -p "$out"
dpkg-deb --root-owner-group "${compress[@]}" --build "$root" "$out/${name}_${version}_amd64.deb" >/dev/null
echo "$out/${name}_${version}_amd64.deb"
