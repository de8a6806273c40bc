// What cells ask within a moment is answered by one call to Python.
import { cutWholeColumns, settleBlanks } from "./blanks.js";
import { workbook } from "./workbook.js";

const MOMENT = 10; // milliseconds: Excel asks for all cells of a recalculation in one go
let waiting = [];

// Give the rows that a function shows. `addresses` says where its arguments stand, as far as Excel tells.
export function ask(name, values, addresses) {
  return new Promise((done, failed) => {
    waiting.push({ name, values, addresses: addresses ?? [], done, failed });
    if (waiting.length === 1) {
      setTimeout(answer, MOMENT);
    }
  });
}

async function answer() {
  const calls = waiting;
  waiting = [];
  try {
    const python = await workbook();
    await cutWholeColumns(calls);
    for (const call of calls) {
      call.values = call.values.map(plain);
    }
    await settleBlanks(calls);
    const results = JSON.parse(python.answers(JSON.stringify(calls.map(({ name, values }) => [name, values]))));
    calls.forEach(({ done }, place) => done(results[place].map(shownRow)));
  } catch (error) {
    console.error(error);
    // An error that no function gives otherwise, as in the other hosts.
    calls.forEach(({ failed }) => failed(new CustomFunctions.Error(CustomFunctions.ErrorCode.nullReference)));
  }
}

// Excel's own objects for errors become ones that JSON can hold, and back.
function plain(value) {
  return Array.isArray(value) ? value.map((row) => (Array.isArray(row) ? row.map(plainCell) : plainCell(row))) : plainCell(value);
}

function plainCell(cell) {
  return cell !== null && typeof cell === "object" ? { error: String(cell.code) } : (cell ?? null);
}

function shownRow(row) {
  return row.map((cell) => (typeof cell === "object" ? new CustomFunctions.Error(cell.error) : cell));
}
