# common.sh: what build-aux/demo and build-aux/check share; read with ".", after a cd to the source tree
#
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=sh

say () {
  printf '==> %s\n' "$*"
}

fail () {
  printf '%s\n' "$*" >&2
  exit 1
}

# package_names GROUP…: the packages of these groups in build-aux/packages
package_names () {
  for group in "$@"; do
    awk -v group="$group" '$1 == group { print $2 }' build-aux/packages
  done | sort -u
}

is_installed () {
  [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

as_root () {
  if [ "$(id -u)" -eq 0 ]; then
    env DEBIAN_FRONTEND=noninteractive "$@"
  elif command -v sudo >/dev/null; then
    sudo env DEBIAN_FRONTEND=noninteractive "$@"
  else
    fail "Installing packages needs root or sudo. Run as root: $*"
  fi
}

# install_packages GROUP…: installs what is missing, and asks the network only then
install_packages () {
  if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
    say "This is not Debian: going on with what is installed. README.md lists the packages for Fedora and" \
      "Arch; on Debian they are:"
    package_names "$@" | tr '\n' ' '
    printf '\n'
    return
  fi

  missing=
  for package in $(package_names "$@"); do
    is_installed "$package" || missing="$missing $package"
  done

  if [ -z "$missing" ]; then
    say "All packages are installed"
    return
  fi

  say "Installing packages:$missing"
  as_root apt-get update -q
  # Split on purpose: package names hold no blanks.
  # shellcheck disable=SC2086
  as_root apt-get install -q -y --no-install-recommends $missing
}

# build_in FOLDER [OPTION…]: configures once, and compiles what changed
build_in () {
  folder=$1
  shift
  if [ ! -f "$folder/build.ninja" ]; then
    say "Configuring $folder"
    # What a broken attempt left would only be in the way.
    rm -rf "$folder"
    meson setup "$folder" "$@" || return 1
  fi
  say "Building in $folder"
  # Without a terminal one line for each file is only noise: what goes wrong is printed all the same.
  if [ -t 1 ]; then
    meson compile -C "$folder"
  else
    meson compile -C "$folder" --ninja-args=--quiet
  fi
}
