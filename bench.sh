#!/usr/bin/env bash
# Measures: ./bench.sh NAME      without a name it lists what there is
set -euo pipefail
cd "$(dirname "$0")"
. deploy/needs.sh
need ffmpeg "camera streams are real"
need libgtk-3-0 "OpenCV's Linux build is linked with it"
need libatomic1 "OpenCV's Linux build is linked with it"
need mosquitto "delivery is measured against a real broker"
need chromium "pages are measured in a real browser"
install_needs
need_dotnet
dotnet build tests/Benchmarks -c Release -v quiet -nologo
exec tests/Benchmarks/bin/Release/net10.0/Benchmarks "$@"
