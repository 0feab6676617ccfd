#!/usr/bin/env bash
# Cargo unites features over a workspace, so what must stand alone is also built alone:
# the reader and the domain, neither of which may bring in the ORM.
set -euo pipefail

cargo check --quiet --locked -p sanyou-import
cargo check --quiet --locked -p sanyou-schema --no-default-features

holds_orm() {
    local tree
    tree=$(cargo tree --locked --edges normal,build --prefix none "$@")
    if grep -qE '^(sea-orm|sea-query|sqlx)' <<<"$tree"; then
        echo "cargo tree $* holds the ORM; only schema's feature db and server may" >&2
        return 1
    fi
}
holds_orm -p sanyou-import
holds_orm -p sanyou-schema --no-default-features
