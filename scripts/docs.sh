#!/bin/sh
# Writes what is generated: docs/commands.md (what each command says with --help) and
# docs/data-format.md (from the schemas).
set -eu
cd "$(dirname "$0")/.."

atlas=.venv/bin/claim-atlas
commands=$(.venv/bin/python -c 'from dashboard.cli import claim_atlas as group; print(*group.list_commands(None))')

section() { # section TITLE ARGUMENTS...
  title=$1
  shift
  printf '\n## %s\n\n```text\n' "$title"
  COLUMNS=80 $atlas "$@" --help
  printf '```\n'
}

{
  printf '# Commands\n\nWritten by `make docs`; do not edit.\n'
  section claim-atlas
  for command in $commands; do section "claim-atlas $command" "$command"; done
} >docs/commands.md.new
mv docs/commands.md.new docs/commands.md

.venv/bin/python -m dashboard.model.schemas >docs/data-format.md.new
mv docs/data-format.md.new docs/data-format.md
