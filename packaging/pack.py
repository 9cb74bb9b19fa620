#!/usr/bin/env python3
"""Puts a built sayso into what people install: an archive with its checksum, a wheel, a package for npm.

Each carries the program itself, so that nothing is fetched while it is installed. It builds nothing, publishes nothing, and
needs Python 3.9 alone. The same program gives the same bytes.

    pack.py archive|wheel|npm --target x86_64-unknown-linux-musl --binary target/…/sayso --out dist
    pack.py npm-main --out dist
"""

import argparse
import base64
import gzip
import hashlib
import io
import json
import re
import tarfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BESIDE = ["README.md", "LICENSE-MIT", "LICENSE-APACHE"]
EPOCH = (1980, 1, 1, 0, 0, 0)
LEVEL = 9
SUMMARY = "A linter for the sourcing of claims: who says what, on whose word, and how well it is verified"
LICENCE = "MIT OR Apache-2.0"

# Of each target: the tag of its wheel, and what npm calls its system and its processor. A program that is linked to no C
# library of the system runs on every Linux; one that is, where it was built.
TARGETS = {
    "x86_64-unknown-linux-musl": ("manylinux_2_17_x86_64.manylinux2014_x86_64.musllinux_1_1_x86_64", "linux", "x64"),
    "aarch64-unknown-linux-musl": ("manylinux_2_17_aarch64.manylinux2014_aarch64.musllinux_1_1_aarch64", "linux", "arm64"),
    "x86_64-unknown-linux-gnu": ("linux_x86_64", "linux", "x64"),
    "aarch64-unknown-linux-gnu": ("linux_aarch64", "linux", "arm64"),
    "x86_64-apple-darwin": ("macosx_10_12_x86_64", "darwin", "x64"),
    "aarch64-apple-darwin": ("macosx_11_0_arm64", "darwin", "arm64"),
    "x86_64-pc-windows-msvc": ("win_amd64", "win32", "x64"),
    "aarch64-pc-windows-msvc": ("win_arm64", "win32", "arm64"),
}


def version():
    """The version that Cargo.toml has."""
    found = re.search(r'^version = "([^"]+)"', (ROOT / "Cargo.toml").read_text(encoding="utf-8"), re.M)
    return found.group(1)


def program(target):
    """What the program is called there."""
    return "sayso.exe" if "windows" in target else "sayso"


def tarred(files, folder, path):
    """Writes files, given as name, bytes, executable, into a packed tar; no time and no owner is in it."""
    with open(path, "wb") as raw, gzip.GzipFile(filename="", mode="wb", compresslevel=LEVEL, fileobj=raw, mtime=0) as packed:
        with tarfile.open(fileobj=packed, mode="w", format=tarfile.USTAR_FORMAT) as tar:
            for name, data, executable in files:
                entry = tarfile.TarInfo(f"{folder}/{name}")
                entry.size, entry.mode = len(data), 0o755 if executable else 0o644
                tar.addfile(entry, io.BytesIO(data))


def zipped(files, path):
    """The same as a zip."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data, executable in files:
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = (0o100755 if executable else 0o100644) << 16
            packed.writestr(entry, data, compresslevel=LEVEL)


def archive(target, binary, out):
    """`sayso-VERSION-TARGET.tar.gz` or `.zip`, and its checksum beside it."""
    name = f"sayso-{version()}-{target}"
    files = [(program(target), binary, True)]
    files += [(file, (ROOT / file).read_bytes(), False) for file in BESIDE]
    if "windows" in target:
        path = out / f"{name}.zip"
        zipped([(f"{name}/{file}", data, executable) for file, data, executable in files], path)
    else:
        path = out / f"{name}.tar.gz"
        tarred(files, name, path)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    (out / f"{path.name}.sha256").write_text(f"{digest}  {path.name}\n", encoding="ascii")
    return path


def wheel(target, binary, out):
    """A wheel whose only script is the program."""
    tags = TARGETS[target][0]
    name = f"sayso-{version()}"
    info = f"{name}.dist-info"
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    metadata = (
        f"Metadata-Version: 2.4\nName: sayso\nVersion: {version()}\nSummary: {SUMMARY}\n"
        f"License-Expression: {LICENCE}\nLicense-File: LICENSE-MIT\nLicense-File: LICENSE-APACHE\n"
        f"Requires-Python: >=3.8\nDescription-Content-Type: text/markdown\n\n{readme}"
    )
    named = "".join(f"Tag: py3-none-{tag}\n" for tag in tags.split("."))
    files = [
        (f"{name}.data/scripts/{program(target)}", binary, True),
        (f"{info}/licenses/LICENSE-MIT", (ROOT / "LICENSE-MIT").read_bytes(), False),
        (f"{info}/licenses/LICENSE-APACHE", (ROOT / "LICENSE-APACHE").read_bytes(), False),
        (f"{info}/METADATA", metadata.encode(), False),
        (f"{info}/WHEEL", f"Wheel-Version: 1.0\nGenerator: sayso\nRoot-Is-Purelib: false\n{named}".encode(), False),
    ]
    record = ""
    for file, data, _ in files:
        digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
        record += f"{file},sha256={digest},{len(data)}\n"
    files.append((f"{info}/RECORD", f"{record}{info}/RECORD,,\n".encode(), False))
    path = out / f"{name}-py3-none-{tags}.whl"
    zipped(files, path)
    return path


def described(name, more):
    """A `package.json`."""
    common = {"name": name, "version": version(), "description": SUMMARY, "license": LICENCE}
    return (json.dumps({**common, **more}, indent=2) + "\n").encode()


def npm(target, binary, out):
    """The package that holds the program for one system and processor."""
    _, system, processor = TARGETS[target]
    name = f"sayso-{system}-{processor}"
    package = described(name, {"os": [system], "cpu": [processor], "files": ["bin"], "preferUnplugged": True})
    files = [("package.json", package, False), (f"bin/{program(target)}", binary, True)]
    files += [(file, (ROOT / file).read_bytes(), False) for file in BESIDE[1:]]
    path = out / f"{name}-{version()}.tgz"
    tarred(files, "package", path)
    return path


def npm_main(out):
    """The package that people name: it takes the one for their system with it and starts its program."""
    names = sorted({f"sayso-{system}-{processor}" for _, system, processor in TARGETS.values()})
    package = described(
        "sayso",
        {
            "bin": {"sayso": "sayso.js"},
            "files": ["sayso.js"],
            "engines": {"node": ">=18"},
            "optionalDependencies": {name: version() for name in names},
        },
    )
    files = [("package.json", package, False), ("sayso.js", (ROOT / "packaging/npm/sayso.js").read_bytes(), True)]
    files += [(file, (ROOT / file).read_bytes(), False) for file in BESIDE]
    path = out / f"sayso-{version()}.tgz"
    tarred(files, "package", path)
    return path


def main():
    global LEVEL
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("kind", choices=["archive", "wheel", "npm", "npm-main"])
    parser.add_argument("--target", choices=sorted(TARGETS))
    parser.add_argument("--binary", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--level", type=int, choices=range(1, 10), default=LEVEL, help="how hard to press it together")
    given = parser.parse_args()
    LEVEL = given.level
    given.out.mkdir(parents=True, exist_ok=True)
    if given.kind == "npm-main":
        print(npm_main(given.out))
        return
    if given.target is None or given.binary is None:
        parser.error(f"{given.kind} needs --target and --binary")
    make = {"archive": archive, "wheel": wheel, "npm": npm}[given.kind]
    print(make(given.target, given.binary.read_bytes(), given.out))


if __name__ == "__main__":
    main()
