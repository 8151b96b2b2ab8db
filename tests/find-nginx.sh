#!/usr/bin/env bash
# The tests of the deploy notes run nginx: find it, or install Debian's where that is allowed.
set -euo pipefail
if PATH="$PATH:/usr/sbin" command -v nginx >/dev/null; then exit 0; fi
if command -v apt-get >/dev/null; then
  if [ "$(id -u)" = 0 ]; then as_root=""; elif sudo -n true 2>/dev/null; then as_root="sudo"; else as_root="none"; fi
  if [ "$as_root" != "none" ]; then
    echo "Installing Debian's nginx for the tests of the deploy notes"
    $as_root apt-get update -qq
    DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq nginx-light >/dev/null
    exit 0
  fi
fi
echo "The tests of the deploy notes need nginx. Install it (Debian: apt-get install nginx-light)." >&2
exit 1
