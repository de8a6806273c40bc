// Starts Python in this web view, and kamxl in it. Nothing is fetched but the files beside this one.
import { PYODIDE } from "./built.js";

let started = null;

export function start() {
  started ??= load().catch((error) => {
    started = null;
    throw error;
  });
  return started;
}

async function load() {
  const folder = new URL(PYODIDE, import.meta.url).href;
  const [{ loadPyodide }, archive] = await Promise.all([import(`${folder}pyodide.mjs`), fetched("kamxl.zip")]);
  const pyodide = await loadPyodide({ indexURL: folder });
  pyodide.unpackArchive(archive, "zip", { extractDir: "/kamxl" });
  pyodide.runPython("import sys; sys.path.insert(0, '/kamxl')");
  const calls = pyodide.pyimport("kamxl.hosts.officejs.inside.calls");
  const shown = pyodide.pyimport("kamxl.hosts.officejs.inside.pane");
  const workbook = calls.Workbook();
  const pane = shown.Pane();
  return {
    settingsSheet: calls.SETTINGS_SHEET,
    settingsName: calls.SETTINGS_NAME,
    sheets: shown.SHEETS,
    scorecard: shown.SCORECARD,
    readSheets: (text, language) => pane.read(text, language),
    viewed: () => pane.viewed(),
    account: (text, language) => pane.account(text, language),
    renew: (text) => workbook.renew(text),
    answers: (text) => workbook.answers(text),
  };
}

async function fetched(name) {
  const answer = await fetch(new URL(name, import.meta.url));
  if (!answer.ok) {
    throw new Error(`${name}: ${answer.status}`);
  }
  return answer.arrayBuffer();
}
