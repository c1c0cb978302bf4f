#!/usr/bin/env bash
# Sees to it that the tests of the page have a browser; where none can be had, says so and lets the rest run.
# The argument is the folder of the virtual environment's programs; playwright's browser is linked into it.
set -u
programs=${1:-.venv/bin}

if command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null; then
  exit 0
fi
as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }
if command -v apt-get >/dev/null && as_root true 2>/dev/null; then
  export DEBIAN_FRONTEND=noninteractive
  as_root apt-get update -qq </dev/null &&
    as_root apt-get install -y -qq --no-install-recommends chromium fonts-noto-cjk </dev/null >/dev/null && exit 0
fi
if "$programs/playwright" install chromium </dev/null >/dev/null 2>&1; then
  found=$("$programs/python" -c 'from playwright.sync_api import sync_playwright as start
with start() as playwright: print(playwright.chromium.executable_path)')
  ln -sf "$found" "$programs/chromium" && exit 0
fi
echo "No browser could be installed (tried apt-get and playwright): the tests of the page are skipped." >&2
