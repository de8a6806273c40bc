// Empty cells. Newer versions of Excel hand one over as null, older ones as 0, which is not the same to kamxl:
// there, the zeros are looked up in the workbook. Whole columns are cut to the rows in use.
import { cellTypes, lastRows } from "./book.js";

const ALL_ROWS = 1048576;
const UNKNOWN = { error: "#N/A" };
let emptyIsNull = false;

// Change the values of calls in place: what is an empty cell becomes null.
export async function settleBlanks(calls) {
  const ranges = [...rangesOf(calls)];
  emptyIsNull ||= ranges.some(({ rows }) => rows.some((row) => row.includes(null)));
  if (emptyIsNull) {
    return;
  }
  const doubtful = ranges.filter(({ rows }) => rows.some((row) => row.includes(0)));
  const areas = doubtful.map(({ address }) => areaOf(address));
  const typeOf = doubtful.length ? await cellTypes(areas.filter(Boolean)) : null;
  doubtful.forEach(({ rows }, place) => {
    const area = areas[place];
    rows.forEach((row, down) =>
      row.forEach((cell, right) => {
        if (cell === 0) {
          row[right] = zeroOrBlank(area && typeOf(area.sheet, area.top + down, area.left + right));
        }
      }),
    );
  });
}

function zeroOrBlank(type) {
  if (type === undefined || type === null) {
    return UNKNOWN; // Excel does not say: a cell of another workbook, for example
  }
  return type === "Empty" ? null : 0;
}

function* rangesOf(calls) {
  for (const { values, addresses } of calls) {
    for (const [place, rows] of values.entries()) {
      if (addresses[place] && Array.isArray(rows)) {
        yield { values, place, rows, address: addresses[place] };
      }
    }
  }
}

// Leave of whole columns only the rows in use.
export async function cutWholeColumns(calls) {
  const whole = [...rangesOf(calls)].filter(({ rows }) => rows.length === ALL_ROWS);
  if (whole.length) {
    const areas = whole.map(({ address }) => areaOf(address));
    const last = await lastRows(areas.filter(Boolean).map(({ sheet }) => sheet));
    whole.forEach(({ values, place, rows }, number) => {
      values[place] = rows.slice(0, Math.max(last.get(areas[number]?.sheet) ?? ALL_ROWS, 1));
    });
  }
}

// 'My sheet'!B2:C9 → the sheet, and its first row and column counted from 0; null for what is no such address.
export function areaOf(address) {
  const found = /^(?:'((?:[^']|'')+)'|([^'!]+))!\$?([A-Z]{0,3})\$?(\d*)(?::\$?([A-Z]{0,3})\$?(\d*))?$/.exec(address);
  if (!found) {
    return null;
  }
  const [, quoted, bare, left, top, right, bottom] = found;
  const first = { top: top ? Number(top) - 1 : 0, left: left ? columnOf(left) : 0 };
  return {
    sheet: quoted ? quoted.replaceAll("''", "'") : bare,
    ...first,
    bottom: bottom ? Number(bottom) - 1 : first.top,
    right: right ? columnOf(right) : first.left,
  };
}

function columnOf(letters) {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
