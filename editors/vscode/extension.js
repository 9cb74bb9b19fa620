// Starts `sayso lsp` and hands it rule files and articles. Everything else is the server's work.
"use strict";

const { commands, window, workspace } = require("vscode");
const { LanguageClient, TransportKind } = require("vscode-languageclient/node");

let client;

function start() {
  const settings = workspace.getConfiguration("sayso");
  const command = settings.get("path") || "sayso";
  const documentSelector = [{ language: "sayso" }];
  if (settings.get("articles")) {
    documentSelector.push({ scheme: "file", language: "markdown" }, { scheme: "file", language: "plaintext" });
  }
  client = new LanguageClient(
    "sayso",
    "sayso",
    { command, args: ["lsp"], transport: TransportKind.stdio },
    {
      documentSelector,
      // The packs that ship are inside the program: `sayso:/rules/conflict.sayso` is asked of it.
      initializationOptions: { packs: true, compare: true, accurate: settings.get("accurate") },
      synchronize: { fileEvents: workspace.createFileSystemWatcher("**/{sayso.ron,*.sayso}") },
    },
  );
  return client.start().catch((error) => {
    window.showErrorMessage(`sayso could not start (${error.message}). Install it, or set "sayso.path" to the program.`);
  });
}

async function stop() {
  const running = client;
  client = undefined;
  if (running && running.needsStop()) {
    await running.stop();
  }
}

async function restart() {
  await stop();
  await start();
}

// The lens "compare with …": asks which texts the article was made from; the server holds it against them.
async function compareWith(article) {
  const open = window.activeTextEditor && window.activeTextEditor.document.uri.toString();
  const uri = article || open;
  const title = "What was this article made from?";
  const chosen = uri && (await window.showOpenDialog({ canSelectMany: true, openLabel: "Compare", title }));
  if (chosen && client) {
    const texts = chosen.map((text) => text.toString());
    await client.sendRequest("workspace/executeCommand", { command: "sayso.compare", arguments: [uri, texts] });
  }
}

const packs = {
  async provideTextDocumentContent(uri) {
    const text = client && (await client.sendRequest("sayso/packText", { uri: uri.toString() }));
    return text || "";
  },
};

function activate(context) {
  context.subscriptions.push(
    workspace.registerTextDocumentContentProvider("sayso", packs),
    commands.registerCommand("sayso.restart", restart),
    commands.registerCommand("sayso.compareWith", compareWith),
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration("sayso")) {
        restart();
      }
    }),
  );
  return start();
}

module.exports = { activate, deactivate: stop };
