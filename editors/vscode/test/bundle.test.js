// The bundle is whole: it starts with nothing but the editor's own module, and hands the server its settings.
"use strict";

const assert = require("node:assert");
const { execFileSync } = require("node:child_process");
const fs = require("node:fs");
const Module = require("node:module");
const os = require("node:os");
const path = require("node:path");
const { test } = require("node:test");

const root = path.join(__dirname, "..");

test("the bundle needs the editor alone", () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "sayso-bundle-"));
  const file = path.join(folder, "extension.js");
  execFileSync("npx", ["esbuild", "extension.js", "--bundle", "--platform=node", "--external:vscode", `--outfile=${file}`], {
    cwd: root,
    stdio: "ignore",
  });
  const asked = new Set();
  const load = Module._load;
  // Whatever the client takes from the editor while it is loaded is a class to extend or a value to compare with.
  const editor = new Proxy(function () {}, {
    get: (_, name) => (name === Symbol.toPrimitive ? () => 0 : name === "prototype" ? {} : name === "version" ? "1.90.0" : editor),
    apply: () => editor,
    construct: () => ({}),
  });
  Module._load = (name, ...rest) => {
    if (!Module.builtinModules.includes(name.replace(/^node:/, "")) && !path.isAbsolute(name)) {
      asked.add(name);
    }
    return name === "vscode" ? editor : load(name, ...rest);
  };
  try {
    const extension = require(file);
    assert.deepStrictEqual([...asked], ["vscode"]);
    assert.strictEqual(typeof extension.activate, "function");
    assert.strictEqual(typeof extension.deactivate, "function");
  } finally {
    Module._load = load;
    fs.rmSync(folder, { recursive: true });
  }
});

test("every setting that the extension reads is declared, and told to the server", () => {
  const source = fs.readFileSync(path.join(root, "extension.js"), "utf8");
  const { properties } = JSON.parse(fs.readFileSync(path.join(root, "package.json"), "utf8")).contributes.configuration;
  const read = [...source.matchAll(/settings\.get\("(\w+)"\)/g)].map(([, name]) => `sayso.${name}`).sort();
  assert.deepStrictEqual(read, Object.keys(properties).sort());
});
