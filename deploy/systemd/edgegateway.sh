#!/bin/sh
# /usr/bin/edgegateway. Verbs are about this box: they get its configuration, not the built-in demo's, and the service's variables. Root's
# commands run as the gateway's own user, so that files in the data folder stay that user's; only updates are root's business.
set -eu
program=/opt/edgegateway/current/edgegateway data=/var/lib/edgegateway
export EDGEGATEWAY_CONFIG=/etc/edgegateway/gateway.json EDGEGATEWAY_MODELS=$data/models
[ "$(id -u)" -eq 0 ] || exec "$program" "$@"
if [ -r /etc/edgegateway/gateway.env ]; then
    set -a
    # shellcheck source=/dev/null
    . /etc/edgegateway/gateway.env
    set +a
fi
[ "${1:-}" != update ] || exec "$program" "$@"
as_gateway="setpriv --reuid edgegateway --regid edgegateway --init-groups --inh-caps=-all"
# Files are named from where the caller stands, unless the gateway may not look there, as into a home folder.
$as_gateway test -r . -a -x . || cd $data
exec $as_gateway "$program" "$@"
