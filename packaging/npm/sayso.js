#!/usr/bin/env node
// Starts the program that came with the package for this system. Fetches nothing.
"use strict";

const { spawnSync } = require("node:child_process");

const name = `sayso-${process.platform}-${process.arch}`;
const program = process.platform === "win32" ? "sayso.exe" : "sayso";

let path;
try {
  path = require.resolve(`${name}/bin/${program}`);
} catch {
  console.error(
    `error: the package ${name}, which holds the program, is not installed: install again with optional dependencies, ` +
      "or build sayso from its source",
  );
  process.exit(2);
}

const ended = spawnSync(path, process.argv.slice(2), { stdio: "inherit" });
if (ended.error) {
  console.error(`error: ${path}: ${ended.error.message}`);
  process.exit(2);
}
if (ended.signal) {
  process.kill(process.pid, ended.signal);
}
process.exit(ended.status ?? 2);
