#!/bin/sh
# until.sh COMMAND…: repeats it until it succeeds. Whoever calls sets the limit.
until "$@"; do sleep 0.3; done
