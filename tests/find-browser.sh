#!/usr/bin/env bash
# The browser tests drive Chromium: find one, or install Debian's where that is allowed.
set -euo pipefail
found() { for name in chromium chromium-browser google-chrome chrome; do command -v "$name" && return 0; done; return 1; }
if [ -n "${CHROMIUM:-}" ] || found >/dev/null; then exit 0; fi
if command -v apt-get >/dev/null; then
  if [ "$(id -u)" = 0 ]; then as_root=""; elif sudo -n true 2>/dev/null; then as_root="sudo"; else as_root="none"; fi
  if [ "$as_root" != "none" ]; then
    echo "Installing Debian's chromium for the browser tests"
    $as_root apt-get update -qq
    DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq chromium >/dev/null
    exit 0
  fi
fi
echo "The browser tests need Chromium. Install it (Debian: apt-get install chromium), or set CHROMIUM to a browser's path." >&2
exit 1
