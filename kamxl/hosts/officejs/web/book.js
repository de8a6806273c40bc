// Everything that is read from the open workbook.
export const ANY = "*";
const CELLS_AT_ONCE = 50000; // Excel on the web answers at most 5 MB at a time

// What functions need to know, as JSON for Python: the sheet of the settings, else the defined names, and the date system.
export function facts({ sheetName, sheetMark }) {
  return Excel.run({ delayForCellEdit: true }, async (context) => {
    const { names, functions } = context.workbook;
    const first = functions.date(2000, 1, 1);
    const all = names.load("items/name");
    first.load("value");
    const sheet = await found(context, [sheetName, sheetMark]);
    const cells = sheet?.getUsedRangeOrNullObject(true).getBoundingRect("A1:C1").load("values");
    sheet?.load("id");
    const singles = sheet ? [] : settingCells(all.items);
    await context.sync();
    return {
      // Where a change may be one of a setting: that sheet, any sheet, or none.
      sheet: sheet ? sheet.id : singles.length ? ANY : null,
      text: JSON.stringify({
        rows: cells ? cells.values.map((row) => row.slice(0, 3)) : null,
        names: Object.fromEntries(singles.filter(([, one]) => !one.isNullObject).map(([name, one]) => [name, one.values[0][0]])),
        first_of_2000: first.value,
      }),
    };
  });
}

function settingCells(items) {
  const ours = items.filter(({ name }) => /^KAM_/i.test(name));
  return ours.map((item) => [item.name, item.getRangeOrNullObject().load("values")]);
}

// Call back with the sheet that was changed, and with null when a sheet came or went.
export function watch(changed) {
  return Excel.run(async (context) => {
    const { worksheets } = context.workbook;
    worksheets.onChanged.add(async ({ worksheetId }) => changed(worksheetId));
    worksheets.onAdded.add(async () => changed(null));
    worksheets.onDeleted.add(async () => changed(null));
    await context.sync();
  });
}

// Ask Excel to compute all cells anew: they do not depend on the sheet of the settings.
export function recalculate() {
  return Excel.run({ delayForCellEdit: true }, async (context) => {
    context.workbook.application.calculate(Excel.CalculationType.full);
    await context.sync();
  });
}

// Give a function that tells the type of a cell ("Empty", "Double", …) within the areas; null where Excel does not say.
export function cellTypes(areas) {
  return Excel.run({ delayForCellEdit: true }, async (context) => {
    const boxes = new Map();
    for (const area of areas) {
      const box = boxes.get(area.sheet) ?? { ...area };
      box.top = Math.min(box.top, area.top);
      box.left = Math.min(box.left, area.left);
      box.bottom = Math.max(box.bottom, area.bottom);
      box.right = Math.max(box.right, area.right);
      boxes.set(area.sheet, box);
    }
    const types = new Map();
    for (const [name, box] of boxes) {
      const sheet = context.workbook.worksheets.getItemOrNullObject(name);
      await context.sync();
      if (!sheet.isNullObject) {
        types.set(name, { box, rows: await rowsOf(context, sheet, box, "valueTypes") });
      }
    }
    return (name, row, column) => {
      const known = types.get(name);
      return known ? (known.rows[row - known.box.top]?.[column - known.box.left] ?? null) : null;
    };
  });
}

// Give the number of rows in use, by sheet.
export function lastRows(sheets) {
  return Excel.run({ delayForCellEdit: true }, async (context) => {
    const used = [...new Set(sheets)].map((name) => [
      name,
      context.workbook.worksheets.getItemOrNullObject(name).getUsedRangeOrNullObject(true).load("rowIndex,rowCount"),
    ]);
    await context.sync();
    return new Map(used.map(([name, one]) => [name, one.isNullObject ? 0 : one.rowIndex + one.rowCount]));
  });
}

async function rowsOf(context, sheet, { top, left, bottom, right }, what) {
  const width = right - left + 1;
  const step = Math.max(Math.floor(CELLS_AT_ONCE / width), 1);
  const rows = [];
  for (let row = top; row <= bottom; row += step) {
    const part = sheet.getRangeByIndexes(row, left, Math.min(step, bottom - row + 1), width).load(what);
    await context.sync();
    rows.push(...part[what]);
  }
  return rows;
}

// Call back when another cell is selected, and when cells are changed.
export function watchSelection({ selected, changed }) {
  return Excel.run(async (context) => {
    context.workbook.onSelectionChanged.add(async () => selected());
    context.workbook.worksheets.onChanged.add(async () => changed());
    await context.sync();
  });
}

// Give the cells of the row of the selected cell, as far as its sheet is in use.
export function selectedCells() {
  return Excel.run({ delayForCellEdit: true }, async (context) => {
    const cell = context.workbook.getSelectedRange().load("rowIndex");
    const used = cell.worksheet.getUsedRangeOrNullObject(true);
    used.load("columnIndex,columnCount");
    await context.sync();
    if (used.isNullObject) {
      return [];
    }
    const row = cell.worksheet.getRangeByIndexes(cell.rowIndex, used.columnIndex, 1, used.columnCount).load("values");
    await context.sync();
    return row.values[0];
  });
}

// Give the KAM sheets with their rows, as JSON for Python. `wanted`: each with the name that finds it when it was renamed.
export function kamSheets(wanted) {
  return Excel.run({ delayForCellEdit: true }, async (context) => {
    const first = context.workbook.functions.date(2000, 1, 1);
    first.load("value");
    const sheets = {};
    for (const known of wanted) {
      const sheet = await found(context, known);
      const used = sheet?.getUsedRangeOrNullObject(true);
      used?.load("rowIndex,rowCount,columnIndex,columnCount");
      await context.sync();
      if (used && !used.isNullObject) {
        const area = { top: 0, left: 0, bottom: used.rowIndex + used.rowCount - 1, right: used.columnIndex + used.columnCount - 1 };
        sheets[known[0]] = await rowsOf(context, sheet, area, "values");
      }
    }
    return JSON.stringify({ sheets, first_of_2000: first.value });
  });
}

// Select a row of a KAM sheet.
export function goTo(known, row) {
  return Excel.run({ delayForCellEdit: true }, async (context) => {
    const sheet = await found(context, known);
    sheet.activate();
    sheet.getRangeByIndexes(row, 0, 1, 1).select();
    await context.sync();
  });
}

// Give a KAM sheet, renamed or not; null when there is none.
async function found(context, [name, mark]) {
  const marked = context.workbook.names.getItemOrNullObject(mark).getRangeOrNullObject();
  const named = context.workbook.worksheets.getItemOrNullObject(name);
  marked.load("address");
  named.load("id");
  await context.sync();
  return marked.isNullObject ? (named.isNullObject ? null : named) : marked.worksheet;
}
