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
passed=0 failed=0 skipped=0 unsteady=()
run() { # project, result file, filters
    local project=$1 xml=$2
    shift 2
    "tests/$project.Tests/bin/Release/net10.0/$project.Tests" -noColor -noLogo -maxThreads 1.5x -result-xml "$xml" "$@"
}
# The runner's own totals, from its result file.
count() { grep -o '<assembly [^>]*>' "$2" 2>/dev/null | sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p"; }
failures() { sed -n 's/.*<test .* result="Fail".* type="\([^"]*\)" method="\([^"]*\)".*/\1.\2/p' "$1" | sort -u; }

for project in "${projects[@]}"; do
    xml="$results/$project.xml"
    run "$project" "$xml" "$@" || true
    if [ -z "$(count passed "$xml")" ]; then
        echo "$project.Tests ended without results" | tee -a "$results/failed.txt" >&2
        failed=$((failed + 1))
        continue
    fi
    passed=$((passed + $(count passed "$xml")))
    skipped=$((skipped + $(count skipped "$xml")))
    broken=$(($(count failed "$xml") + $(count errors "$xml")))
    # Real browsers and streams on a busy machine: up to five failed tests are tried once more, alone. What passes then is
    # named as unsteady, never hidden; whoever sees a name twice repairs the test or the product.
    mapfile -t names < <(failures "$xml")
    if [ "$broken" -gt 0 ] && [ ${#names[@]} -gt 0 ] && [ ${#names[@]} -le 5 ]; then
        mapfile -t again < <(printf -- '-method\n%s\n' "${names[@]}")
        if run "$project" "$results/$project.again.xml" "${again[@]}" && [ "$(count passed "$results/$project.again.xml")" -ge "$broken" ]; then
            unsteady+=("${names[@]}")
            passed=$((passed + broken))
            continue
        fi
    fi
    failed=$((failed + broken))
    [ ${#names[@]} -gt 0 ] && printf '%s\n' "${names[@]}" >>"$results/failed.txt"
done

[ ${#unsteady[@]} -gt 0 ] && printf 'unsteady, passed alone at the second try: %s\n' "${unsteady[@]}" | tee "$results/unsteady.txt"
[ -s "$results/failed.txt" ] && sed 's/^/failed: /' "$results/failed.txt"
line="$passed passed, $failed failed"
[ "$skipped" -gt 0 ] && line+=", $skipped skipped"
echo "$line"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
