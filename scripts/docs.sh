#!/bin/sh
# Writes what is generated: docs/commands.md (what each command says with --help) and
# docs/data-format.md (from the schemas).
set -eu
cd "$(dirname "$0")/.."

atlas=".venv/bin/python -m dashboard.cli"
commands=$(
  .venv/bin/python -c '
from click import Group

from dashboard.cli import claim_atlas


def tell(group, before=""):
    for name in group.list_commands(None):
        print(f"{before}{name}")
        command = group.get_command(None, name)
        if isinstance(command, Group):
            tell(command, f"{before}{name} ")


tell(claim_atlas)'
)

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
  echo "$commands" | while read -r command; do
    # shellcheck disable=SC2086 # a group and its command are two words
    section "claim-atlas $command" $command
  done
} >docs/commands.md.new
mv docs/commands.md.new docs/commands.md

.venv/bin/python -m dashboard.model.schemas >docs/data-format.md.new
mv docs/data-format.md.new docs/data-format.md
