#!/usr/bin/env bash
# Builds the gateway and runs it in its demo profile: ./run.sh
# Everything after the name goes to the gateway: ./run.sh run --config my.json, ./run.sh check-config my.json
set -euo pipefail
cd "$(dirname "$0")"
. deploy/needs.sh

need ffmpeg "reads camera streams"
need libgtk-3-0 "OpenCV's Linux build is linked with it"
need libatomic1 "OpenCV's Linux build is linked with it"
need fonts-noto-cjk "draws characters on receipts that printers have not got"
need python3-gi "demo camera: a real RTSP server"
need gir1.2-gst-rtsp-server-1.0 "demo camera: a real RTSP server"
need gstreamer1.0-plugins-base "demo camera: a real RTSP server"
need gstreamer1.0-plugins-good "demo camera: MP4 and RTP"
need gstreamer1.0-plugins-bad "demo camera: H.264 parser"
install_needs
need_dotnet

out=artifacts/gateway
newer() { find Protocols Devices Vision Gateway.Service Directory.*.props global.json \( -name bin -o -name obj \) -prune -o -type f -newer "$out/.built" -print -quit; }
if [ ! -e "$out/.built" ] || [ -n "$(newer)" ]; then
    echo "Building (a minute the first time)"
    dotnet publish Gateway.Service -c Release -r linux-x64 --self-contained false -p:PublishReadyToRun=true -o "$out" -v quiet -nologo
    touch "$out/.built"
fi

if [ $# -eq 0 ]; then
    fetch_footage
    "$out/edgegateway" model ensure yolox_nano_416 || true
fi
exec "$out/edgegateway" "$@"
