#!/usr/bin/env bash
# Runs every test: ./test.sh            ends with one line 'N passed, N failed[, N skipped]'
# One project, with the runner's own filters: ./test.sh Vision -class EdgeGateway.Vision.Tests.Tracking.PlacesTests
set -uo pipefail
cd "$(dirname "$0")" || exit 1
. deploy/needs.sh

need ffmpeg "camera streams in tests are real"
need libgtk-3-0 "OpenCV's Linux build is linked with it"
need libatomic1 "OpenCV's Linux build is linked with it"
need mosquitto "delivery is tested against a real broker"
need chromium "pages are tested in a real browser"
need fonts-noto-cjk "draws rare characters on receipts; Chinese on screenshots"
need python3-gi "real RTSP server"
need gir1.2-gst-rtsp-server-1.0 "real RTSP server"
need gstreamer1.0-plugins-base "real RTSP server"
need gstreamer1.0-plugins-good "real RTSP server: MP4 and RTP"
need gstreamer1.0-plugins-bad "real RTSP server: H.264 parser"
need shellcheck "reads every script"
need openssl "certificates for TLS tests"
need victoria-metrics "metrics are written into it by both InfluxDB paths and read back"
need influxdb "metrics are written into a real InfluxDB 1.6 and read back"
install_needs || exit 1
need_dotnet || exit 1
fetch_footage

projects=(Protocols Devices Vision Gateway.Service)
[ $# -gt 0 ] && projects=("$1") && shift
dotnet build EdgeGateway.sln -c Release -v quiet -nologo || exit 1

results=artifacts/test-results
rm -rf "$results" && mkdir -p "$results"
passed=0 failed=0 skipped=0
for project in "${projects[@]}"; do
    xml="$results/$project.xml"
    "tests/$project.Tests/bin/Release/net10.0/$project.Tests" -noColor -noLogo -xml "$xml" "$@" || true
    # The runner's own totals; a runner that died without writing them counts as one failure.
    totals=$(grep -o '<assembly [^>]*>' "$xml" 2>/dev/null)
    count() { sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p" <<<"$totals"; }
    if [ -z "$totals" ]; then
        echo "$project.Tests ended without results" >&2
        failed=$((failed + 1))
        continue
    fi
    passed=$((passed + $(count passed)))
    failed=$((failed + $(count failed) + $(count errors)))
    skipped=$((skipped + $(count skipped)))
done

line="$passed passed, $failed failed"
[ "$skipped" -gt 0 ] && line+=", $skipped skipped"
echo "$line"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
