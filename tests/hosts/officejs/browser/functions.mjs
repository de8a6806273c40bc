// Every call through the real handler; then, with the network cut, again from a new page.
import { ask, given, open } from "./session.mjs";

const { url, profile, calls, book } = await given();
const { browser, page, heard } = await open({ url, profile, book });
const ids = await page.evaluate(() => Object.keys(CustomFunctions._association.mappings));
const first = await ask(page, calls.slice(0, 1));
const all = await ask(page, calls);
console.log(JSON.stringify({ ids, first: first.took, ...all, heard, runs: await page.evaluate(() => window.kamxlBook.runs) }));
await browser.close();
