// Opens the page and plays the steps it is given, one after the other; prints what each of them showed as JSON.
import { ask, open } from "./session.mjs";
import { readFileSync } from "node:fs";

const asked = JSON.parse(readFileSync(process.argv[2], "utf8"));
const { browser, page, heard } = await open(asked);
const settled = () =>
  page.waitForFunction(() => document.getElementById("refresh").textContent && !/…$/.test(document.getElementById("state").textContent), null, { timeout: 60000 });

const STEPS = {
  async ask(calls) {
    return ask(page, calls);
  },
  // A call with whole columns, whose cells below the filled rows are empty.
  async whole({ rows, filled }) {
    return page.evaluate(async (given) => {
      const column = (place) => Array.from({ length: given.rows }, (_, row) => [given.filled[row]?.[place] ?? null]);
      const addresses = ["Accounts!A:A", "Accounts!B:B"];
      return CustomFunctions._association.mappings.TIER(column(0), column(1), null, null, null, { parameterAddresses: addresses });
    }, { rows, filled });
  },
  async ids() {
    return page.evaluate(() => Object.keys(CustomFunctions._association.mappings));
  },
  async select(at) {
    await page.evaluate(async (one) => {
      window.kamxlBook.selected = { height: 1, width: 1, ...one };
      await window.kamxlFire("selected", {});
    }, at);
    await page.waitForTimeout(400);
    await settled();
  },
  async press(id) {
    await page.click(`#${id}`);
    await page.waitForTimeout(200);
    await settled();
  },
  // A cell is changed, and Excel tells of it.
  async change({ sheet, row, column, value }) {
    await page.evaluate(async (one) => {
      window.kamxlBook.sheets[one.sheet][one.row][one.column] = one.value;
      await window.kamxlFire("changed", { worksheetId: `id ${one.sheet}` });
    }, { sheet, row, column, value });
  },
  // The workbook itself is another now.
  async put(parts) {
    await page.evaluate((some) => Object.assign(window.kamxlBook, some), parts);
  },
  async fire(kind) {
    await page.evaluate((one) => window.kamxlFire(one, {}), kind);
  },
  async shown() {
    await settled();
    return page.evaluate(() => ({
      state: document.getElementById("state").textContent,
      account: document.getElementById("account").innerText,
      buttons: [...document.querySelectorAll(".bar button")].map((one) => one.textContent),
      disabled: [...document.querySelectorAll(".bar button")].map((one) => one.disabled),
      desktop: document.getElementById("desktop").textContent,
      tooWide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      language: document.documentElement.lang,
      font: getComputedStyle(document.body).fontFamily,
      injected: window.kamxlInjected ?? null,
      images: document.getElementById("account").querySelectorAll("img,script").length,
    }));
  },
  async book(names) {
    return page.evaluate((some) => Object.fromEntries(some.map((name) => [name, window.kamxlBook[name] ?? null])), names);
  },
  async picture({ path, height }) {
    const { width } = page.viewportSize();
    await page.screenshot({ path, fullPage: true, ...(height && { clip: { x: 0, y: 0, width, height } }) });
  },
  // Wait until the files are kept for the time without a network, and say which.
  async kept() {
    return page.evaluate(async () => {
      await navigator.serviceWorker.ready;
      const names = await caches.keys();
      const cache = await caches.open(names[0]);
      return (await cache.keys()).map((one) => new URL(one.url).pathname.slice(1));
    });
  },
};

const shown = [];
for (const step of asked.steps) {
  const [[name, given]] = Object.entries(step);
  shown.push((await STEPS[name](given)) ?? null);
}
console.log(JSON.stringify({ shown, heard }));
await browser.close();
