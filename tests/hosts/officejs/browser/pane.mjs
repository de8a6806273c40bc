// The task pane: each step selects a row or presses a button, and says what the pane then shows.
import { given, open } from "./session.mjs";

const { url, profile, book, language, steps, width } = await given();
const { browser, page, heard } = await open({ url, profile, book, language, width });
const shown = [];
const settled = () => page.waitForFunction(() => document.getElementById("refresh").textContent && !/…$/.test(document.getElementById("state").textContent), null, { timeout: 60000 });
await settled();
for (const { select, press, change, picture, wait } of steps) {
  if (select) {
    await page.evaluate(async (one) => {
      window.kamxlBook.selected = { height: 1, width: 1, ...one };
      await window.kamxlFire("selected", {});
    }, select);
  }
  if (press) {
    await page.click(`#${press}`);
  }
  if (change) {
    await page.evaluate(async ({ sheet, row, column, value }) => {
      window.kamxlBook.sheets[sheet][row][column] = value;
      await window.kamxlFire("changed", { worksheetId: `id ${sheet}` });
    }, change);
  }
  await page.waitForTimeout(wait ?? 400);
  await settled();
  shown.push(await page.evaluate(() => ({
    state: document.getElementById("state").textContent,
    account: document.getElementById("account").innerText,
    html: document.getElementById("account").innerHTML,
    buttons: [...document.querySelectorAll(".bar button")].map((one) => ({ text: one.textContent, disabled: one.disabled })),
    desktop: document.getElementById("desktop").textContent,
    wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    lang: document.documentElement.lang,
    selected: window.kamxlBook.selected,
    activated: window.kamxlBook.activated,
    injected: window.kamxlInjected ?? null,
  })));
  if (picture) {
    await page.screenshot({ path: picture, fullPage: true });
  }
}
console.log(JSON.stringify({ shown, heard }));
await browser.close();
