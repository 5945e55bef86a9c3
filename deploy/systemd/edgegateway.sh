#!/bin/sh
# /usr/bin/edgegateway. Root's commands run as the gateway's own user, with the service's variables, so that files in the data folder
# stay that user's; only updates are root's business.
set -eu
program=/opt/edgegateway/current/edgegateway
[ "$(id -u)" -eq 0 ] || exec "$program" "$@"
if [ -r /etc/edgegateway/gateway.env ]; then
    set -a
    . /etc/edgegateway/gateway.env
    set +a
fi
[ "${1:-}" != update ] || exec "$program" "$@"
cd /var/lib/edgegateway
exec setpriv --reuid edgegateway --regid edgegateway --init-groups --inh-caps=-all "$program" "$@"
