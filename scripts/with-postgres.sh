#!/usr/bin/env bash
# with-postgres.sh COMMAND…: runs the command beside a PostgreSQL of its own, on a free port and in a
# folder that goes with it. The command finds it by SANYOU_TEST_POSTGRES_URL.
set -euo pipefail

bin=$(compgen -G '/usr/lib/postgresql/*/bin' | sort -V | tail -n 1 || true)
[ -n "$bin" ] || bin=$(dirname "$(command -v initdb)")

# PostgreSQL refuses to run as root; Debian's package brings the user postgres.
as_owner=()
[ "$(id -u)" -ne 0 ] || as_owner=(runuser -u postgres --)

folder=$(mktemp -d /tmp/sanyou-postgres.XXXXXX)
[ "$(id -u)" -ne 0 ] || chown postgres "$folder"
cd_and() { (cd "$folder" && "$@"); }

stop() {
    cd_and "${as_owner[@]}" "$bin/pg_ctl" -D "$folder/data" -m immediate -s stop || true
    rm -rf "$folder"
}
trap stop EXIT
trap 'exit 130' INT TERM

port=$(node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close() })')
cd_and "${as_owner[@]}" "$bin/initdb" -D "$folder/data" -U sanyou -A trust -E UTF8 --locale=C.UTF-8 --no-sync >"$folder/initdb.log" ||
    { cat "$folder/initdb.log" >&2; exit 1; }
# Nothing here outlives the tests, so nothing waits for the disk.
options="-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$folder -c fsync=off"
options+=" -c synchronous_commit=off -c full_page_writes=off -c max_connections=300 -c shared_buffers=128MB"
cd_and "${as_owner[@]}" "$bin/pg_ctl" -D "$folder/data" -l "$folder/data/server.log" -o "$options" -s -w start ||
    { cat "$folder/data/server.log" >&2; exit 1; }

export SANYOU_TEST_POSTGRES_URL="postgres://sanyou@127.0.0.1:$port/postgres"
"$@"
