// Opens Chromium on the built folder, with a workbook in place of Excel.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const need = createRequire(join(process.env.KAMXL_BROWSER_MODULES, "package.json"));
const { chromium } = need("playwright-core");
const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--ignore-certificate-errors"];

export async function open({ profile, book = {}, url, language = "en-US", width = 320 }) {
  const browser = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.KAMXL_CHROMIUM ?? "/usr/bin/chromium",
    headless: true,
    ignoreHTTPSErrors: true,
    args: FLAGS,
    viewport: { width, height: 640 },
    locale: language, // outside of Excel the pane takes the language of the browser
  });
  const page = await browser.newPage();
  const heard = [];
  page.on("console", (message) => heard.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => heard.push(`error: ${error}`));
  await page.addInitScript(`window.kamxlGiven = ${JSON.stringify(book)};`);
  await page.addInitScript(readFileSync(new URL("excel.js", import.meta.url), "utf8"));
  await page.goto(`${url}/taskpane.html`, { waitUntil: "load" });
  // Office.js keeps the table of functions; inside Excel the classes of errors come with it, here from Microsoft's file.
  await page.evaluate(async (src) => {
    const table = window.CustomFunctions._association;
    await new Promise((done) => document.head.append(Object.assign(document.createElement("script"), { src, onload: done })));
    window.CustomFunctions._association = table;
  }, `${url}/office/custom-functions-runtime.js`);
  return { browser, page, heard };
}

// Ask functions the way Excel does: by their ids, with rows of cells, errors as Excel's own objects. Of several
// tries the shortest time counts. Everything goes over as one text: that costs a tenth.
export async function ask(page, { calls, tries = 1 }) {
  const answered = await page.evaluate(async (text) => {
    const { calls, tries } = JSON.parse(text);
    const cell = (one) => (one !== null && typeof one === "object" ? new CustomFunctions.Error(one.error) : one);
    const rows = (value) => (Array.isArray(value) ? value.map((row) => row.map(cell)) : value);
    const mappings = CustomFunctions._association.mappings;
    const plain = (one) => (one instanceof CustomFunctions.Error ? { error: one.code } : one);
    let took = Infinity;
    let answers = [];
    for (let turn = 0; turn < tries; turn += 1) {
      const given = calls.map(({ id, values, addresses }) => [id, values.map(rows), { functionName: id, parameterAddresses: addresses }]);
      const from = performance.now();
      answers = await Promise.all(
        given.map(([id, values, about]) => mappings[id](...values, about).catch((error) => ({ failed: error.code ?? String(error) }))),
      );
      took = Math.min(took, performance.now() - from);
    }
    return JSON.stringify({ took, answers: answers.map((one) => (Array.isArray(one) ? one.map((row) => row.map(plain)) : one)) });
  }, JSON.stringify({ calls, tries }));
  return JSON.parse(answered);
}
