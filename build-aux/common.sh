# common.sh: what build-aux/demo and build-aux/check share; to be sourced from the top of the sources
#
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=sh

say () {
  printf '\n=> %s\n' "$*"
}

fail () {
  printf '\n%s: %s\n' "${0##*/}" "$*" >&2
  exit 1
}

have () {
  command -v "$1" >/dev/null 2>&1
}

# packages SECTION…: the names in these sections of build-aux/packages
packages () {
  awk -v wanted=" $* " '
    /^\[/ { section = substr ($1, 2, length ($1) - 2); next }
    /^#/ || NF == 0 { next }
    index (wanted, " " section " ") && !seen[$1]++ { print $1 }
  ' build-aux/packages
}

as_root () {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif have sudo; then
    sudo "$@"
  else
    fail "this needs root, and there is no sudo here. As root: $*"
  fi
}

# install_packages SECTION…: installs what is missing, and touches nothing else
install_packages () {
  wanted=$(packages "$@")

  if ! have apt-get || ! have dpkg-query; then
    say "No apt-get here. These are the packages by their Debian names; README.md has those of Fedora and Arch."
    echo "$wanted" | sed 's/^/   /'
    return
  fi

  # shellcheck disable=SC2086 # one argument a package
  present=$(dpkg-query -W -f '${Package} ${db:Status-Status}\n' $wanted 2>/dev/null | awk '$2 == "installed" { print $1 }')
  missing=
  for package in $wanted; do
    echo "$present" | grep -qx -e "$package" || missing="$missing $package"
  done

  if [ -z "$missing" ]; then
    say "All packages are there"
    return
  fi

  say "Installing$missing"
  as_root apt-get update -qq
  # shellcheck disable=SC2086
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    -o Dpkg::Use-Pty=0 $missing > "${TMPDIR:-/tmp}/frontdesk-apt.$$" 2>&1 || {
    cat "${TMPDIR:-/tmp}/frontdesk-apt.$$"
    rm -f "${TMPDIR:-/tmp}/frontdesk-apt.$$"
    fail "the packages could not be installed"
  }
  rm -f "${TMPDIR:-/tmp}/frontdesk-apt.$$"
}

# build FOLDER [MESON-OPTION…]: configures once, and builds what changed
build () {
  folder=$1
  shift

  # A run that was broken off in the middle of configuring leaves a folder without this file.
  if [ ! -f "$folder/build.ninja" ]; then
    say "Configuring $folder/"
    rm -rf "$folder"
    meson setup "$folder" "$@"
  fi

  say "Building $folder/"
  ninja -C "$folder"
}
