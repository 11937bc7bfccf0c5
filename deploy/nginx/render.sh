#!/bin/sh
# Writes nginx.conf and replicas.conf in RUN.
#   REPLICAS    addresses such as "127.0.0.1:8501 127.0.0.1:8502", in an order that does not change
#   LISTEN      what nginx listens to, such as 127.0.0.1:8500 or 8080
#   STATIC      the folder that compress.sh has filled
#   RUN         a folder to write in
#   ACCESS_LOG  where requests are told, RUN/access.log by default
set -eu
: "${REPLICAS:?}" "${LISTEN:?}" "${STATIC:?}" "${RUN:?}"
here=$(dirname "$0")
etc=$(dirname "$(nginx -V 2>&1 | sed -n 's/.*--conf-path=\([^ ]*\).*/\1/p')")

has_module() { ls "$etc"/modules-enabled/*"$1"*.conf >/dev/null 2>&1; }
brotli='' brotli_static='' user=''
if has_module brotli-filter; then
    brotli='brotli on; brotli_comp_level 4; brotli_types text/plain text/css text/csv text/calendar text/xml application/xml application/json application/javascript text/javascript image/svg+xml;'
fi
if has_module brotli-static; then brotli_static='brotli_static on;'; fi
if [ "$(id -u)" = 0 ]; then user="user ${NGINX_USER:-www-data};"; fi

sed -e "s|@RUN@|$RUN|g" -e "s|@ETC@|$etc|g" -e "s|@STATIC@|$STATIC|g" -e "s|@LISTEN@|$LISTEN|g" -e "s|@USER@|$user|g" \
    -e "s|@ACCESS_LOG@|${ACCESS_LOG:-$RUN/access.log}|g" \
    -e "s|@BROTLI@|$brotli|g" -e "s|@BROTLI_STATIC@|$brotli_static|g" "$here/nginx.conf.template" >"$RUN/nginx.conf"

# One group a replica, the others behind it; and all of them for whoever has no cookie yet. Nobody is set aside after a
# failure (max_fails=0): nginx believes again in a replica when an answer ends, and a websocket does not end.
servers() {  # servers ADDRESS: that one first, the others in reserve; servers '': all alike
    for server in $REPLICAS; do
        reserve=''
        [ -z "$1" ] || [ "$server" = "$1" ] || reserve=' backup'
        echo "    server $server max_fails=0$reserve;"
    done
    echo '    keepalive 16;'
}
{
    printf 'upstream every_replica {\n%s\n}\n' "$(servers '')"
    pools='' served='' number=0
    for replica in $REPLICAS; do
        number=$((number + 1))
        printf 'upstream replica_%s {\n%s\n}\n' $number "$(servers "$replica")"
        pools="$pools    $number replica_$number;\n"
        served="$served    '~(^|[ ,])$(echo "$replica" | sed 's/\./\\\\./g')\$' $number;\n"
    done
    printf 'map $cookie_replique $upstream_pool {\n    default every_replica;\n%b}\n' "$pools"
    # After a failure, $upstream_addr lists those that were tried: the last one has answered.
    printf "map \$upstream_addr \$served_by {\n    default '';\n%b}\n" "$served"
} >"$RUN/replicas.conf"
