#!/usr/bin/env bash
# The production set-up on one machine without containers: nginx, replicas and PostgreSQL, all on the loopback.
#
#   deploy/local.sh start     then http://127.0.0.1:8500 (PORT); needs nginx, PostgreSQL and the environment of « make run »
#   deploy/local.sh restart   each replica after the other: readers go on, on the other one
#   deploy/local.sh status
#   deploy/local.sh stop      and forget: the database goes too
#
# The settings REFLEXES_… are those of the replicas. PORT (8500): nginx; the replicas and PostgreSQL take the next ports.
# REPLICAS (2): how many. RUN: the working folder, one a set-up. DATABASE_URL: a database in the place of ours.
set -euo pipefail
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
PORT=${PORT:-8500}
COUNT=${REPLICAS:-2}
RUN=${RUN:-${TMPDIR:-/tmp}/reflexes-local-$(id -u)-$PORT}
PYTHON=$ROOT/.venv/bin/python
POSTGRES_PORT=$((PORT + COUNT + 1))
PATIENCE=90 # seconds
PATH=$PATH:/usr/sbin # where Debian puts nginx

fail() {
    echo "$*" >&2
    exit 1
}

wait_until() { # wait_until WHAT COMMAND…
    local what=$1 limit=$((SECONDS + PATIENCE))
    shift
    until "$@" >/dev/null 2>&1; do
        ((SECONDS < limit)) || fail "$what ne répond pas : voyez les journaux dans $RUN"
        sleep 0.1
    done
}

ready() { # ready PORT: it has something to serve
    "$PYTHON" -c 'import sys, urllib.request as u; u.urlopen(f"http://127.0.0.1:{sys.argv[1]}/sante/pret", timeout=2)' "$1"
}

alive() { # alive PID: and not waiting to be forgotten by its parent
    case $(ps -o stat= -p "$1" 2>/dev/null) in '' | Z*) return 1 ;; esac
}

end() { # end NAME [SIGNAL]: the process of NAME.pid and wait for it
    local file=$RUN/$1.pid pid limit=$((SECONDS + 10))
    [ -f "$file" ] || return 0
    pid=$(head -n 1 "$file")
    kill "-${2:-TERM}" "$pid" 2>/dev/null || true
    while alive "$pid"; do
        ((SECONDS < limit)) || kill -KILL "$pid" 2>/dev/null || true
        sleep 0.1
    done
    rm -f "$file"
}

# PostgreSQL refuses to run as root; as root, it is the account of its package that runs it.
as_postgres() {
    if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi
}

postgres_binaries() {
    local folders
    command -v initdb >/dev/null && dirname "$(readlink -f "$(command -v initdb)")" && return
    folders=$(ls -d /usr/lib/postgresql/*/bin /opt/homebrew/opt/postgresql*/bin 2>/dev/null | sort -V | tail -n 1)
    [ -n "$folders" ] || fail "PostgreSQL manque (Debian : apt-get install postgresql)."
    echo "$folders"
}

start_postgres() {
    local binaries data=$RUN/postgres
    binaries=$(postgres_binaries)
    mkdir -p "$data"
    (umask 077 && cat "$RUN/secret" >"$data/secret")
    if [ "$(id -u)" = 0 ]; then chown postgres "$data" "$data/secret"; fi
    (cd / && as_postgres "$binaries/initdb" -D "$data/cluster" -U reflexes --encoding=UTF8 --no-locale --no-sync \
        --auth=scram-sha-256 --pwfile="$data/secret") >"$RUN/initdb.log" 2>&1 || fail "$(cat "$RUN/initdb.log")"
    (cd / && as_postgres "$binaries/pg_ctl" -D "$data/cluster" -l "$data/log" -w -t "$PATIENCE" \
        -o "-c listen_addresses=127.0.0.1 -c port=$POSTGRES_PORT -c unix_socket_directories=''" start) >/dev/null
    ln -sf "$data/cluster/postmaster.pid" "$RUN/postgres.pid"
}

start_replica() { # start_replica NUMBER
    local port=$((PORT + $1))
    (
        cd "$ROOT"
        HOME=$RUN/home DATABASE_URL=$(cat "$RUN/database") STREAMLIT_SERVER_COOKIE_SECRET=$(cat "$RUN/secret") \
            setsid "$PYTHON" -m streamlit run app.py --server.address 127.0.0.1 --server.port "$port" \
            --server.headless true >>"$RUN/replica-$1.log" 2>&1 </dev/null &
        echo $! >"$RUN/replica-$1.pid"
    )
}

start_nginx() {
    command -v nginx >/dev/null || fail "nginx manque (Debian : apt-get install nginx)."
    local replicas=
    for ((n = 1; n <= COUNT; n++)); do replicas+="127.0.0.1:$((PORT + n)) "; done
    LEVEL=5 "$ROOT/deploy/nginx/compress.sh" \
        "$("$PYTHON" -c 'import importlib.util as u; print(u.find_spec("streamlit").submodule_search_locations[0])')/static" "$RUN/static"
    REPLICAS=$replicas LISTEN=127.0.0.1:$PORT STATIC=$RUN/static RUN=$RUN "$ROOT/deploy/nginx/render.sh"
    nginx -e "$RUN/nginx.log" -c "$RUN/nginx.conf" 2>>"$RUN/nginx.log" || fail "$(cat "$RUN/nginx.log")"
}

start() {
    [ ! -e "$RUN" ] || fail "$RUN existe déjà : deploy/local.sh stop d’abord."
    [ -x "$PYTHON" ] || fail "L’environnement manque : lancez « make run » une fois."
    (umask 022 && mkdir -p "$RUN/home")
    local secret
    secret=$("$PYTHON" -c 'import secrets; print(secrets.token_hex(24))')
    (umask 077 && echo "$secret" >"$RUN/secret" &&
        echo "${DATABASE_URL:-postgresql://reflexes:$secret@127.0.0.1:$POSTGRES_PORT/postgres}" >"$RUN/database")
    trap end_all EXIT # the journals stay, until « stop »
    [ -n "${DATABASE_URL:-}" ] || start_postgres
    for ((n = 1; n <= COUNT; n++)); do start_replica "$n"; done
    start_nginx
    for ((n = 1; n <= COUNT; n++)); do wait_until "La réplique $n" ready $((PORT + n)); done
    wait_until nginx ready "$PORT"
    trap - EXIT
    echo "Tableau de bord : http://127.0.0.1:$PORT ($COUNT répliques ; arrêter : deploy/local.sh stop)"
}

restart() {
    for ((n = 1; n <= COUNT; n++)); do
        end "replica-$n"
        start_replica "$n"
        wait_until "La réplique $n" ready $((PORT + n))
    done
}

status() {
    for file in "$RUN"/*.pid; do
        [ -e "$file" ] || fail "Rien ne tourne."
        alive "$(head -n 1 "$file")" && state="en marche" || state=arrêté
        echo "$(basename "$file" .pid) : $state"
    done
}

end_all() {
    end nginx
    for file in "$RUN"/replica-*.pid; do end "$(basename "$file" .pid)"; done
    end postgres INT
}

stop() {
    end_all
    rm -rf "$RUN"
}

case ${1:-} in
start | restart | status | stop) "$1" ;;
*) sed -n '2,/^set/{/^set/d;s/^# \{0,1\}//;p}' "${BASH_SOURCE[0]}" >&2 && exit 2 ;;
esac
