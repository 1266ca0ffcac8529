#!/bin/sh
# Makes .venv with the locked dependencies and this package; skips what is there.
#
#   scripts/setup.sh            what `make run` needs
#   scripts/setup.sh browser    a Chromium for `make test` and `make bench`
#   scripts/setup.sh postgresql a PostgreSQL server for `make test`
#
# PYTHON=/path/to/python3.12   use that interpreter
# CLAIM_ATLAS_NO_APT=1         never install Debian packages, say what to type instead
set -eu
cd "$(dirname "$0")/.."

say() { printf '%s\n' "$*" >&2; }
fail() { printf '\n%s\n' "$*" >&2; exit 1; }

main() {
  case "${1-}" in
    "") environment ;;
    browser) browser ;;
    postgresql) postgresql ;;
    *) fail "Usage: scripts/setup.sh [browser|postgresql]" ;;
  esac
}

# --- the environment -------------------------------------------------------

environment() {
  venv_works || make_venv
  # Two stamps, so that a new ruff rule in pyproject.toml does not reinstall the world.
  once requirements "$(key requirements.lock)" install_requirements
  once package "$(key pyproject.toml)" install_package
}

# Its commands name the folder that it was made in: after a move it is made anew.
venv_works() {
  new_enough .venv/bin/python && .venv/bin/python -c 'import pip' 2>/dev/null &&
    grep -qF "$(pwd -P)/.venv" .venv/bin/activate
}

make_venv() {
  python=$(find_python)
  if ! has_venv "$python"; then
    package="python$(version_of "$python")-venv"
    apt_install "$package" && has_venv "$python" || fail \
"$python cannot make virtual environments: its modules venv or ensurepip are missing.
On Debian and Ubuntu they are in a package of their own. Please type

    sudo apt-get install $package

and then the same command again."
  fi
  say "Making .venv with $python ($(version_of "$python"))"
  "$python" -m venv --clear .venv
}

install_requirements() {
  say "Installing the locked dependencies (once, a minute or two)"
  pip_install --require-hashes -r requirements.lock
}

install_package() { pip_install --no-deps --no-build-isolation -e .; }

pip_install() {
  .venv/bin/python -m pip install --quiet --no-input --disable-pip-version-check "$@" || fail \
"pip could not install what Claim Atlas needs; its own message stands above.
Most often the network or the package index cannot be reached. The same
command goes on from here once it can."
}

# once NAME KEY COMMAND: run COMMAND unless it succeeded for this KEY before.
once() {
  stamp=".venv/.claim-atlas-$1"
  [ "$(cat "$stamp" 2>/dev/null)" = "$2" ] && return
  "$3"
  printf '%s\n' "$2" >"$stamp"
}

key() { cksum <"$1"; }

# --- python ----------------------------------------------------------------

find_python() {
  candidates=${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}
  for ready in has_venv true; do # one that is complete is better than the first
    for candidate in $candidates; do
      if new_enough "$candidate" && "$ready" "$candidate"; then
        command -v "$candidate"
        return
      fi
    done
  done
  fail \
"Claim Atlas needs Python 3.11 or newer; looked for: $candidates.
Found: $(command -v python3 >/dev/null && python3 --version || echo "no python3 at all").
On Debian 12, Ubuntu 24.04 and later, type

    sudo apt-get install python3 python3-venv

elsewhere install a newer Python, or say where it is:

    make run PYTHON=/path/to/python3.12"
}

new_enough() {
  command -v "$1" >/dev/null &&
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}
has_venv() { "$1" -c 'import ensurepip, venv' 2>/dev/null; }
version_of() { "$1" -c 'import sys; print("%d.%d" % sys.version_info[:2])'; }

# --- chromium --------------------------------------------------------------

browser() {
  browser_works && return
  [ -z "${CLAIM_ATLAS_CHROMIUM-}" ] || command -v "$CLAIM_ATLAS_CHROMIUM" >/dev/null || fail \
"CLAIM_ATLAS_CHROMIUM is $CLAIM_ATLAS_CHROMIUM, and that is no program."
  say "The tests need a Chromium: installing one (once)"
  # A bare Debian lacks libatomic, for the Node.js of Playwright, and the source of other locales.
  if is_debian && apt_install chromium fonts-dejavu-core libatomic1 locales && browser_works; then return; fi
  if .venv/bin/python -m playwright install chromium >&2 && browser_works; then return; fi
  fail \
"The browser tests need Chromium, and it could not be installed. On Debian, type

    sudo apt-get install chromium fonts-dejavu-core libatomic1 locales

elsewhere install Chromium or Google Chrome in another way, or say where it is:

    CLAIM_ATLAS_CHROMIUM=/path/to/chromium make test"
}

browser_works() {
  .venv/bin/python -m playwright --version >/dev/null 2>&1 &&
    .venv/bin/python tests/browser/chromium.py >/dev/null 2>&1
}

# --- postgresql ------------------------------------------------------------

postgresql() {
  postgresql_works && return
  say "The tests need a PostgreSQL server: installing one (once)"
  # Only its programs are needed: the tests make a server of their own.
  if apt_install postgresql && postgresql_works; then return; fi
  fail \
"The tests need the programs of a PostgreSQL server, and they could not be
installed. On Debian and Ubuntu, type

    sudo apt-get install postgresql

elsewhere install PostgreSQL in another way, and have its initdb in the PATH."
}

# Debian keeps them out of the PATH.
postgresql_works() {
  command -v initdb >/dev/null || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1
}

# Ubuntu's package "chromium" is a stub that wants snap.
is_debian() { grep -qx 'ID="\{0,1\}debian"\{0,1\}' /etc/os-release 2>/dev/null; }

# --- debian packages -------------------------------------------------------

apt_install() {
  [ -z "${CLAIM_ATLAS_NO_APT-}" ] && command -v apt-get >/dev/null && may_be_root || return 1
  say "Installing $* with apt-get"
  as_root apt-get update -qq >&2 || say "apt-get update failed, trying without it"
  as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends "$@" >&2
}

may_be_root() { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }
as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }

main "$@"
