#!/bin/sh
# Writes what is generated: docs/commands.md (what each command says with --help) and
# docs/data-format.md (from the schemas).
set -eu
cd "$(dirname "$0")/.."

.venv/bin/python -m scripts.commands_page >docs/commands.md.new
mv docs/commands.md.new docs/commands.md

.venv/bin/python -m dashboard.model.schemas >docs/data-format.md.new
mv docs/data-format.md.new docs/data-format.md
