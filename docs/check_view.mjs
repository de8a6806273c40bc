// Checks a page of `kamxl view` in Chromium: accessibility by axe-core, keyboard, and that nothing is fetched.
//
//   npm install playwright-core axe-core        (in a folder of its own; copy this file there)
//   node check_view.mjs PAGE.html [/usr/bin/chromium]
//
// Prints what is wrong, one line each, and ends with 1; with 0 when all is well.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [page = "page.html", program = "/usr/bin/chromium"] = process.argv.slice(2);
const address = pathToFileURL(page).href;
const axe = readFileSync(new URL("node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
const wrong = [];
const browser = await chromium.launch({
  executablePath: program,
  args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
});

function expect(what, holds) {
  if (!holds) wrong.push(what);
}

async function accessible(width) {
  // axe is a script of its own, which the page's policy forbids; here it is let in.
  const context = await browser.newContext({ viewport: { width, height: 800 }, bypassCSP: true });
  const tab = await context.newPage();
  await tab.goto(address);
  await tab.evaluate(axe);
  for (const place of ["#portfolio", "#a1"]) {
    await tab.evaluate((hash) => { location.hash = hash; }, place);
    const { violations } = await tab.evaluate("axe.run(document)");
    for (const one of violations) wrong.push(`${width} ${place} axe ${one.impact}: ${one.id} (${one.nodes.length})`);
    const wider = await tab.evaluate("document.documentElement.scrollWidth - innerWidth");
    expect(`${width} ${place} is ${wider} pixels too wide`, wider <= 0);
  }
  await context.close();
}

async function byKeyboard() {
  const tab = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  tab.on("request", (one) => expect(`fetched ${one.url()}`, one.url() === address));
  tab.on("console", (one) => wrong.push(`console: ${one.text()}`));
  tab.on("pageerror", (one) => wrong.push(`error: ${one}`));
  tab.on("dialog", (one) => { wrong.push(`dialog: ${one.message()}`); one.dismiss(); });
  const active = () => tab.evaluate("document.activeElement.textContent");
  await tab.goto(address);
  const all = await tab.locator("#accounts tbody tr").count();
  await tab.focus("input[name=search]");
  await tab.keyboard.type("no such account");
  expect("search hides", await tab.locator("#accounts tbody tr:visible").count() === 0);
  await tab.focus("button[type=reset]");
  await tab.keyboard.press("Enter");
  await tab.waitForTimeout(100);
  expect("reset shows all", await tab.locator("#accounts tbody tr:visible").count() === all);
  await tab.focus("#accounts thead th:nth-child(6) button");
  await tab.keyboard.press("Enter");
  expect("sorted", await tab.getAttribute("#accounts thead th:nth-child(6)", "aria-sort") === "ascending");
  await tab.focus("#accounts tbody a");
  const name = await active();
  await tab.keyboard.press("Enter");
  await tab.waitForTimeout(100);
  expect("Enter opens the account", await active() === name && !(await tab.isVisible("#portfolio")));
  await tab.keyboard.press("Escape");
  await tab.waitForTimeout(100);
  expect("Escape goes back to its name", await active() === name && await tab.isVisible("#portfolio"));
  await tab.focus('.kam-point[tabindex="0"]');
  await tab.keyboard.press("ArrowRight");
  await tab.keyboard.press("Enter");
  await tab.waitForTimeout(100);
  expect("a point opens its account", !(await tab.isVisible("#portfolio")));
}

for (const width of [1280, 320]) await accessible(width);
await byKeyboard();
await browser.close();
for (const one of wrong) console.log(one);
process.exit(wrong.length ? 1 : 0);
