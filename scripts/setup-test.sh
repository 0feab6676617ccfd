#!/usr/bin/env bash
# Installs what the tests need beside Rust, Node, make and a C compiler: Debian's packages, as root.
# Does nothing, and asks nobody, where all of it is there.
set -euo pipefail

missing=()
command -v chromium >/dev/null || missing+=(chromium)
compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || command -v initdb >/dev/null || missing+=(postgresql)
command -v soffice >/dev/null || missing+=(libreoffice-calc)
[ -n "$(fc-list ':lang=zh-cn' family 2>/dev/null | head -n 1)" ] || missing+=(fonts-noto-cjk)

[ "${#missing[@]}" -gt 0 ] || exit 0

if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
    echo "The tests need: ${missing[*]}" >&2
    echo "Install them (on Debian, as root: apt-get install --no-install-recommends ${missing[*]}), then run make test again." >&2
    exit 1
fi

echo "installing ${missing[*]}"
export DEBIAN_FRONTEND=noninteractive
# One source that cannot be reached does not matter while another has the packages.
apt-get update -qq || echo "apt-get update did not reach every source; going on" >&2
apt-get install -y -qq --no-install-recommends -o DPkg::Lock::Timeout=300 "${missing[@]}" </dev/null
