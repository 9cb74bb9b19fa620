// Drives `sayso lsp` with the protocol library that Visual Studio Code's client is made of. SAYSO names the program.
"use strict";

const assert = require("node:assert");
const { spawn } = require("node:child_process");
const { mkdtempSync, rmSync, writeFileSync } = require("node:fs");
const { tmpdir } = require("node:os");
const path = require("node:path");
const { after, before, describe, it } = require("node:test");
const { pathToFileURL } = require("node:url");
const lsp = require("vscode-languageserver-protocol/node");
const { TextDocument } = require("./text");

const program = process.env.SAYSO || path.resolve(__dirname, "../../../target/debug/sayso");

const RULES = `# “Curly” 😀
pack draft

use figures-and-dates

words alarm terms: "alarm 😀", "fire"

rule loud
  flag claims mentioning alarm terms and atributed to an anonymous source
  message "😀 {sorce}"

rule tangled
  flag claims in the headline restating a claim that is in the body and not independently verified

rule counted
  flag casualty claims in the headline
`;

const ARTICLE = `# “Fire” 😀 e\u0301lite

😀 “Kyiv” — Ukraine reported on Thursday that two soldiers of Russia had been captured near Kursk. Moscow did not comment.

A prisoner revealed that the order came from the top.
`;

describe("sayso lsp", () => {
  let folder, child, client;
  const published = new Map();
  const waiting = new Map();

  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), "sayso-"));
    writeFileSync(path.join(folder, "sayso.ron"), '(rules: ["house.sayso"])');
    writeFileSync(path.join(folder, "house.sayso"), 'pack house\n\nrule order\n  flag claims mentioning "order"\n');
    child = spawn(program, ["lsp"], { cwd: folder, stdio: ["pipe", "pipe", "inherit"] });
    client = lsp.createProtocolConnection(child.stdout, child.stdin, lsp.NullLogger);
    client.onNotification(lsp.PublishDiagnosticsNotification.type, (told) => {
      published.set(told.uri, told);
      const resolve = waiting.get(`${told.uri} ${told.version}`);
      resolve && resolve(told.diagnostics);
    });
    client.listen();
    const capabilities = { textDocument: { publishDiagnostics: { relatedInformation: true } } };
    const initializationOptions = { packs: true, compare: true };
    const params = { processId: process.pid, rootUri: null, capabilities, initializationOptions };
    const told = await client.sendRequest(lsp.InitializeRequest.type, params);
    assert.strictEqual(told.serverInfo.name, "sayso");
    await client.sendNotification(lsp.InitializedNotification.type, {});
  });

  after(async () => {
    await client.sendRequest(lsp.ShutdownRequest.type);
    await client.sendNotification(lsp.ExitNotification.type);
    const code = await new Promise((resolve) => child.on("exit", resolve));
    assert.strictEqual(code, 0);
    client.dispose();
    rmSync(folder, { recursive: true });
  });

  const uriOf = (name) => (name.includes(":") ? name : pathToFileURL(path.join(folder, name)).href);

  function told(uri, version) {
    return new Promise((resolve) => waiting.set(`${uri} ${version}`, resolve));
  }

  async function open(name, languageId, text) {
    const uri = uriOf(name);
    const diagnostics = told(uri, 1);
    await client.sendNotification(lsp.DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId, version: 1, text },
    });
    return [TextDocument.create(uri, text), await diagnostics];
  }

  async function change(document, version, edits) {
    const text = document.with(edits);
    const diagnostics = told(document.uri, version);
    // One after the other, the last in the file first, so that none moves another.
    const contentChanges = [...edits]
      .sort((a, b) => document.offsetAt(b.range.start) - document.offsetAt(a.range.start))
      .map((edit) => ({ range: edit.range, text: edit.newText }));
    await client.sendNotification(lsp.DidChangeTextDocumentNotification.type, {
      textDocument: { uri: document.uri, version },
      contentChanges,
    });
    return [TextDocument.create(document.uri, text), await diagnostics];
  }

  const at = (document, word) => ({
    textDocument: { uri: document.uri },
    position: document.positionAt(document.text.indexOf(word)),
  });

  const actionsFor = (document, diagnostic) =>
    client.sendRequest(lsp.CodeActionRequest.type, {
      textDocument: { uri: document.uri },
      range: diagnostic.range,
      context: { diagnostics: [diagnostic] },
    });

  const byCode = (diagnostics, code) => {
    const found = diagnostics.find((diagnostic) => diagnostic.code === code);
    assert.ok(found, `${code} among ${diagnostics.map((diagnostic) => diagnostic.code)}`);
    return found;
  };

  it("mends a rule file", async () => {
    let [document, diagnostics] = await open("draft.sayso", "sayso", RULES);
    for (const [version, code, title, result] of [
      [2, "unknown-phrase", "write `attributed to`", "and attributed to an"],
      [3, "unknown-placeholder", "write `{source}`", '"😀 {source}"'],
      [4, "ambiguous", /^say it of `claims in the headline`|^say it of `claims`/, "verified"],
    ]) {
      const diagnostic = byCode(diagnostics, code);
      const actions = await actionsFor(document, diagnostic);
      const action = actions.find((one) => (title.test ? title.test(one.title) : one.title === title));
      assert.ok(action, `${title} among ${actions.map((one) => one.title)}`);
      assert.strictEqual(action.diagnostics.length, 1);
      [document, diagnostics] = await change(document, version, action.edit.changes[document.uri]);
      assert.ok(document.text.includes(result), document.text);
    }
    assert.ok(!diagnostics.some((one) => one.severity === lsp.DiagnosticSeverity.Error), JSON.stringify(diagnostics));
  });

  it("goes to definitions, in packs that ship, too", async () => {
    const [document] = await open("places.sayso", "sayso", RULES.replace("atributed", "attributed").replace("sorce", "source"));
    const list = await client.sendRequest(lsp.DefinitionRequest.type, at(document, "alarm terms and"));
    assert.deepStrictEqual(list[0].range.start, at(document, "alarm terms:").position);
    const places = await client.sendRequest(lsp.DefinitionRequest.type, at(document, "casualty claims"));
    assert.strictEqual(places[0].uri, "sayso:/rules/figures-and-dates.sayso");
    const text = await client.sendRequest("sayso/packText", { uri: places[0].uri });
    const [pack, diagnostics] = await open(places[0].uri, "sayso", text);
    assert.ok(pack.textAt(places[0].range).startsWith("casualty claim"));
    assert.deepStrictEqual(diagnostics, []);
    const rename = { ...at(pack, "casualty claim:"), newName: "loss" };
    await assert.rejects(client.sendRequest(lsp.RenameRequest.type, rename), /ships with sayso/);
    assert.strictEqual(await client.sendRequest("sayso/packText", { uri: "sayso:/rules/nope.sayso" }), null);
  });

  it("completes, shows, finds, renames and lays out", async () => {
    const text = 'pack p\n\nwords loud terms: "😀", "fire"\n\nrule a\n  flag claims mentioning loud terms\n    and attributed to a \n';
    const [document] = await open("more.sayso", "sayso", text);
    const here = { textDocument: { uri: document.uri }, position: document.positionAt(text.length - 1) };
    const items = await client.sendRequest(lsp.CompletionRequest.type, here);
    assert.ok(items.some((item) => item.label === "captive") && !items.some((item) => item.label === "hedged"));
    const hover = await client.sendRequest(lsp.HoverRequest.type, at(document, "loud terms\n"));
    assert.match(hover.contents.value, /fire/);
    const context = { includeDeclaration: true };
    const places = await client.sendRequest(lsp.ReferencesRequest.type, { ...at(document, "loud terms:"), context });
    assert.strictEqual(places.length, 2);
    const edit = await client.sendRequest(lsp.RenameRequest.type, { ...at(document, "loud terms:"), newName: "big words" });
    assert.strictEqual(edit.changes[document.uri].length, 2);
    const [whole] = await change(document, 2, [{ range: { start: here.position, end: here.position }, newText: "captive" }]);
    const options = { tabSize: 2, insertSpaces: true };
    const laid = await client.sendRequest(lsp.DocumentFormattingRequest.type, { textDocument: { uri: whole.uri }, options });
    assert.match(whole.with(laid), /flag claims mentioning loud terms and attributed to a captive\n/);
  });

  it("checks an article", async () => {
    let [document, diagnostics] = await open("article.md", "markdown", ARTICLE);
    const finding = byCode(diagnostics, "prisoners/captive-as-fact");
    assert.strictEqual(document.textAt(finding.range), "revealed");
    const rule = finding.relatedInformation.find((one) => one.message === "the rule");
    assert.strictEqual(rule.location.uri, "sayso:/rules/prisoners.sayso");
    const own = byCode(diagnostics, "house/order").relatedInformation.find((one) => one.message === "the rule");
    assert.strictEqual(own.location.uri, uriOf("house.sayso"));
    assert.deepStrictEqual(own.location.range.start.line, 3);
    const hover = await client.sendRequest(lsp.HoverRequest.type, at(document, "had been captured"));
    assert.match(hover.contents.value, /\*\*claim\*\*[^]*Ukraine, a party to/);
    const action = (await actionsFor(document, finding)).find((one) => /captive-as-fact/.test(one.title));
    [document, diagnostics] = await change(document, 2, action.edit.changes[document.uri]);
    byCode(diagnostics, "allow-without-reason");
    const reason = document.positionAt(document.text.indexOf(" -->"));
    const edits = [{ range: { start: reason, end: reason }, newText: " the letters are 😀 public" }];
    [document, diagnostics] = await change(document, 3, edits);
    assert.ok(!diagnostics.some((one) => one.code === finding.code));
  });

  it("compares an article with what it was made from", async () => {
    const source = "The mayor, Ina Holt, said: “We lost the ferry, and we may not build another one.”\n";
    writeFileSync(path.join(folder, "wire.txt"), source);
    const text = "“We lost the ferry and we will not build another one,” said the mayor, Ina Holt.\n";
    const [document, before] = await open("rewrite.md", "markdown", text);
    assert.ok(!before.some((one) => /^fidelity\//.test(one.code)));
    const textDocument = { uri: document.uri };
    const [lens] = await client.sendRequest(lsp.CodeLensRequest.type, { textDocument });
    assert.strictEqual(lens.command.title, "compare with …");
    assert.deepStrictEqual([lens.command.command, lens.command.arguments], ["sayso.compareWith", [document.uri]]);
    const compare = (texts) => {
      const diagnostics = told(document.uri, 1);
      const run = { command: "sayso.compare", arguments: [document.uri, texts] };
      return client.sendRequest(lsp.ExecuteCommandRequest.type, run).then(() => diagnostics);
    };
    const finding = byCode(await compare([uriOf("wire.txt")]), "fidelity/altered-quotation");
    const passage = finding.relatedInformation.find((one) => one.location.uri === uriOf("wire.txt"));
    assert.ok(passage, JSON.stringify(finding.relatedInformation));
    const held = await client.sendRequest(lsp.CodeLensRequest.type, { textDocument });
    assert.match(held[0].command.title, /^compared with wire\.txt: \d+ differences?$/);
    assert.strictEqual(held[1].command.title, "stop comparing");
    const after = await compare([]);
    assert.ok(!after.some((one) => /^fidelity\//.test(one.code)));
  });

  it("reads plain text", async () => {
    const [document, diagnostics] = await open("article.txt", "plaintext", ARTICLE.replace("# ", ""));
    assert.strictEqual(document.textAt(byCode(diagnostics, "prisoners/captive-as-fact").range), "revealed");
  });
});
