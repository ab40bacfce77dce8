#!/usr/bin/env bash
# Makes .venv from the hashed requirements and puts the command `dudao` into it. Usage: make_environment.sh [PYTHON]
set -euo pipefail
cd "$(dirname "$0")/.."
python=${1:-python3}

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || {
  echo "Python 3.11 or newer is needed: make setup PYTHON=/path/to/python3.11" >&2
  exit 1
}
if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then # Debian keeps it in a package of its own
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends python3-venv
  else
    echo "Run: sudo apt-get install python3-venv" >&2
    exit 1
  fi
fi
[ -x .venv/bin/python ] || "$python" -m venv .venv
.venv/bin/python -m pip install --quiet --no-compile --require-hashes -r requirements-dev.txt
# pip compiles with one core only; files that are written for another Python are left as they are, as pip does
.venv/bin/python -m compileall -qq -j 0 .venv/lib || true
# setuptools warns at length that an editable package is one
PYTHONWARNINGS=ignore .venv/bin/python -m pip install --quiet --no-deps --no-build-isolation --editable .
