#!/bin/sh
# Writes docs/commands.md: what each command says of itself with --help.
set -eu
cd "$(dirname "$0")/.."

atlas=.venv/bin/claim-atlas
commands=$(.venv/bin/python -c 'from dashboard.cli import main; print(*sorted(main.commands))')

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
