#!/usr/bin/env bash
# Puts a released sayso on the path of a job of GitHub Actions: the archive for its system, held against its checksum and
# against the attestation that the release workflow wrote. Needs `gh`, which runners have.
#   REPOSITORY  owner/name of the repository whose releases are meant
#   VERSION     the tag of the release, or nothing for the latest
set -euo pipefail

case "$RUNNER_OS-$RUNNER_ARCH" in
  Linux-X64) target=x86_64-unknown-linux-musl ;;
  Linux-ARM64) target=aarch64-unknown-linux-musl ;;
  macOS-X64) target=x86_64-apple-darwin ;;
  macOS-ARM64) target=aarch64-apple-darwin ;;
  Windows-X64) target=x86_64-pc-windows-msvc ;;
  Windows-ARM64) target=aarch64-pc-windows-msvc ;;
  *)
    echo "::error::there is no sayso for $RUNNER_OS on $RUNNER_ARCH: build it with cargo"
    exit 2
    ;;
esac

place="$RUNNER_TEMP/sayso"
mkdir -p "$place"
cd "$place"
release=()
case "${VERSION:-}" in
  v[0-9]*.[0-9]*.[0-9]*) release=("$VERSION") ;;
  # A branch or a short tag of the action: the latest release.
  *) ;;
esac
gh release download "${release[@]}" --repo "$REPOSITORY" --pattern "sayso-*-$target.*" --clobber
archive=$(find . -maxdepth 1 -name "sayso-*-$target.*" ! -name '*.sha256' | head -n 1)
archive=${archive#./}
if command -v sha256sum >/dev/null 2>&1; then
  sha256sum --check "$archive.sha256"
else
  shasum -a 256 --check "$archive.sha256"
fi
gh attestation verify "$archive" --repo "$REPOSITORY"
case "$archive" in
  *.zip) unzip -oq "$archive" ;;
  *) tar -xzf "$archive" ;;
esac
folder=${archive%.tar.gz}
folder=${folder%.zip}
echo "$place/$folder" >> "$GITHUB_PATH"
"$place/$folder/sayso" --version
