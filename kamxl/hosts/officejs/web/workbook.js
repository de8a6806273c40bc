// The Python of this workbook: started once, with the team's settings; these are read again when they change.
import { ANY, facts, recalculate, watch } from "./book.js";
import { start } from "./python.js";

const TRY_AGAIN = 30000; // milliseconds: a start that failed is not tried again by every cell
let ready = null;
let settingsSheet = null;

// Give kamxl's Python with the settings of this workbook. Without settings there is none: results by the
// defaults would look right and be wrong.
export function workbook() {
  if (!ready) {
    ready = open();
    ready.catch(() => setTimeout(() => (ready = null), TRY_AGAIN));
  }
  return ready;
}

async function open() {
  await Office.onReady();
  const python = await start();
  await renew(python);
  await watch(async (sheet) => {
    if ([null, settingsSheet].includes(sheet) || settingsSheet === ANY) {
      await renewed(python);
    }
  });
  return python;
}

async function renewed(python) {
  if (await renew(python)) {
    await recalculate();
  }
}

async function renew(python) {
  const { sheet, text } = await facts({ sheetName: python.settingsSheet, sheetMark: python.settingsName });
  settingsSheet = sheet;
  return python.renew(text);
}
