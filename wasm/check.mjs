// Runs sayso as WebAssembly in Node, as a page would, and prints what it finds:
//
//     node wasm/check.mjs [--rules FILE] [--same SAYSO] [FILES AND FOLDERS …]
//
// `--same` also asks the command at SAYSO and ends with 1 unless both find the same. SAYSO_WASM names another module.

import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual, parseArgs } from "node:util";
import { fileURLToPath } from "node:url";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const built = process.env.SAYSO_WASM ?? here("../target/wasm32-unknown-unknown/wasm/sayso_wasm.wasm");
const { values: options, positionals } = parseArgs({
  options: { rules: { type: "string" }, same: { type: "string" } },
  allowPositionals: true,
});
const paths = positionals.length > 0 ? positionals : [here("../tests/articles/war.md")];

if (!existsSync(built)) {
  console.error(`${built} is missing; wasm/README.md says how to build it`);
  process.exit(2);
}

/** The functions of the module, with texts and answers in place of numbers. All that a page needs. */
async function open(bytes) {
  const { instance } = await WebAssembly.instantiate(bytes);
  const { memory, room, answer, rules, check } = instance.exports;
  const put = (text) => {
    const bytes = new TextEncoder().encode(text);
    // Memory that grows is another buffer, so it is asked for after each call.
    const at = room(bytes.length);
    new Uint8Array(memory.buffer, at, bytes.length).set(bytes);
  };
  const read = (length) => JSON.parse(new TextDecoder().decode(new Uint8Array(memory.buffer, answer(), length)));
  return {
    rules: (text) => (put(text), read(rules())),
    check: (text, markdown) => (put(text), read(check(markdown ? 1 : 0))),
    memory: () => memory.buffer.byteLength,
  };
}

function articles(path) {
  if (!statSync(path).isDirectory()) return [path];
  const inside = readdirSync(path, { withFileTypes: true }).filter((one) => !one.name.startsWith("."));
  return inside
    .flatMap((one) => (one.isDirectory() ? articles(join(path, one.name)) : [join(path, one.name)]))
    .filter((file) => /\.(md|markdown|txt)$/i.test(file))
    .sort();
}

const timed = (work) => {
  const start = performance.now();
  return [work(), performance.now() - start];
};
const shown = (milliseconds) => `${milliseconds.toFixed(1)} ms`;
const isMarkdown = (file) => !/\.txt$/i.test(file);
const withoutPath = ({ path, ...rest }) => rest;

const start = performance.now();
const sayso = await open(readFileSync(built));
const opening = performance.now() - start;

if (options.rules) {
  for (const problem of sayso.rules(readFileSync(options.rules, "utf8")).problems) {
    console.log(`${options.rules}:${problem.line}:${problem.column}: ${problem.severity}[${problem.code}] ${problem.message}`);
  }
}

const files = paths.flatMap(articles);
const texts = files.map((file) => new TextDecoder("utf-8", { ignoreBOM: true, fatal: true }).decode(readFileSync(file)));
const [, first] = timed(() => sayso.check(texts[0], isMarkdown(files[0])));
const [, again] = timed(() => sayso.check(texts[0], isMarkdown(files[0])));
const checkAll = () => texts.map((text, index) => sayso.check(text, isMarkdown(files[index])));
const answers = checkAll();
const [, all] = timed(checkAll);

let findings = 0;
for (const [index, answer] of answers.entries()) {
  for (const told of [...answer.findings, ...answer.problems]) {
    console.log(`${files[index]}:${told.line}:${told.column}: ${told.severity}[${told.rule ?? told.code}] ${told.message}`);
  }
  findings += answer.findings.length;
}
const words = texts.reduce((sum, text) => sum + text.split(/\s+/).filter(Boolean).length, 0);
console.log(`${files.length} articles, ${words} words, ${findings} findings`);
console.log(`module ready in ${shown(opening)}, first article ${shown(first)}, again ${shown(again)}`);
console.log(
  `all once more in ${shown(all)}, ${Math.round((words / all) * 1000)} words a second, ${(sayso.memory() / 1e6).toFixed(1)} MB of memory`,
);

if (options.same) {
  let different = 0;
  for (const [index, file] of files.entries()) {
    const own = answers[index];
    const command = asked(options.same, file);
    for (const part of ["findings", "problems"]) {
      const [here, there] = [own[part].map(withoutPath), command[part].map(withoutPath)];
      if (isDeepStrictEqual(here, there)) continue;
      different += 1;
      console.log(`${file}: the ${part} differ`);
      console.log(`  here:    ${JSON.stringify(here.filter((one) => !there.some((other) => isDeepStrictEqual(one, other))))}`);
      console.log(`  command: ${JSON.stringify(there.filter((one) => !here.some((other) => isDeepStrictEqual(one, other))))}`);
    }
  }
  console.log(different === 0 ? "the command finds the same" : `${different} differences from the command`);
  process.exitCode = different === 0 ? 0 : 1;
}

/** What the command answers; 1 as its status says only that something was found. */
function asked(command, file) {
  try {
    return JSON.parse(execFileSync(command, ["check", "--extractor", "fast", "--format", "json", file], { maxBuffer: 1 << 28 }));
  } catch (error) {
    if (error.status !== 1) throw error;
    return JSON.parse(error.stdout);
  }
}
