// The task pane: the account in the selected row. What stands in it is Python's; here it is put into the page.
import { goTo, kamSheets, selectedCells, watchSelection } from "./book.js";
import { TEXTS } from "./built.js";
import { start } from "./python.js";
import { workbook } from "./workbook.js";

const PAUSE = 150; // milliseconds: a walk through the rows with the arrow keys asks once, at its end
const part = (id) => document.getElementById(id);
let language = "en";
let python = null;
let row = null;
let stale = true;
let latest = 0;

function say(key, why = "") {
  part("state").textContent = key ? TEXTS[language][key].replace("{why}", why) : "";
}

function languageOf(tag) {
  if (!/^zh/i.test(tag)) {
    return "en";
  }
  return /hant|tw|hk|mo/i.test(tag) ? "zh-Hant" : "zh-Hans";
}

// Read the KAM sheets, then show the row.
async function read() {
  say("reading");
  const problem = python.readSheets(await kamSheets(JSON.parse(python.sheets)), language);
  stale = false;
  part("account").replaceChildren();
  if (problem) {
    row = null;
    part("scorecard").toggleAttribute("disabled", true);
    say("no_sheets");
    return;
  }
  await show();
}

async function show() {
  const turn = ++latest;
  const cells = await selectedCells();
  if (turn !== latest) {
    return; // another cell was selected meanwhile
  }
  const found = JSON.parse(python.account(JSON.stringify(cells), language));
  row = found.row;
  part("scorecard").toggleAttribute("disabled", row === null);
  if (found.html === null) {
    part("account").replaceChildren();
    say(found.several ? "several" : "no_account");
  } else {
    part("account").innerHTML = found.html; // made and escaped by Python; the policy of the page lets no script in it run
    say(stale ? "stale" : "");
  }
}

const guarded = (work) => async () => {
  try {
    await work();
  } catch (error) {
    console.error(error);
    say("unread", error.message);
  }
};

let pause = null;
function later(work) {
  clearTimeout(pause);
  pause = setTimeout(guarded(work), PAUSE);
}

async function jump() {
  const known = JSON.parse(python.sheets).find(([name]) => name === python.scorecard);
  if (row !== null) {
    await goTo(known, row);
  }
}

async function open() {
  await Office.onReady();
  language = languageOf(Office.context?.displayLanguage ?? navigator.language);
  document.documentElement.lang = language;
  for (const id of ["scorecard", "refresh", "desktop"]) {
    part(id).textContent = TEXTS[language][id];
  }
  say("starting");
  part("refresh").addEventListener("click", guarded(read));
  part("scorecard").addEventListener("click", guarded(jump));
  Office.actions?.associate("kamScorecard", async (event) => {
    await guarded(async () => {
      python ??= await start();
      await read();
      await jump();
    })();
    event.completed();
  });
  python = await start();
  await watchSelection({
    selected: () => later(python.viewed() ? show : read),
    changed: () => {
      stale = true;
      if (part("account").hasChildNodes()) {
        say("stale");
      }
    },
  });
  await guarded(read)();
}

navigator.serviceWorker?.register("offline.js").catch((error) => console.warn(error));
open().catch((error) => {
  console.error(error);
  say("failed", error.message);
});
workbook().catch((error) => console.error(error)); // the functions of cells need it before long
