#!/usr/bin/env bash
# Sees to it that the tests of the page have a browser; where none can be had, says so and lets the rest run.
set -u
playwright=${1:-playwright}

if command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null; then
  exit 0
fi
as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }
if command -v apt-get >/dev/null && as_root true 2>/dev/null; then
  export DEBIAN_FRONTEND=noninteractive
  as_root apt-get update -qq </dev/null &&
    as_root apt-get install -y -qq --no-install-recommends chromium fonts-noto-cjk </dev/null >/dev/null && exit 0
fi
"$playwright" install chromium </dev/null >/dev/null 2>&1 && exit 0
echo "No browser could be installed (tried apt-get and playwright): the tests of the page are skipped." >&2
