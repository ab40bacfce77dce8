#!/usr/bin/env bash
# Writes the hashed requirements: no index, no host, no path of this machine in them.
set -euo pipefail
cd "$(dirname "$0")/.."
compile() {
  CUSTOM_COMPILE_COMMAND="make lock" .venv/bin/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras \
    --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-annotate "$@"
}
compile --output-file requirements.txt pyproject.toml
compile --extra dev --extra ocr --constraint requirements.txt --output-file requirements-dev.txt pyproject.toml
compile --output-file requirements-node.txt requirements-node.in
