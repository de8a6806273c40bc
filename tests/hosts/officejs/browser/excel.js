// A workbook in place of Excel, for pages outside of Excel: what kamxl asks of it, with cells kept in `window.kamxlBook`.
// As in Excel, a property can be read only after it was loaded and the context was synchronised.
(() => {
  const book = { sheets: {}, names: {}, first_of_2000: 36526, selected: null, activated: [], calculated: 0, runs: 0, ...window.kamxlGiven };
  const listeners = { changed: [], added: [], deleted: [], selected: [] };
  window.kamxlBook = book;
  window.kamxlFire = async (kind, event) => {
    for (const listener of listeners[kind]) {
      await listener(event);
    }
  };

  class Loadable {
    constructor(context, make) {
      this.context = context;
      this.make = make;
      this.wanted = new Set();
      context.objects.push(this);
      return new Proxy(this, {
        get: (target, name, self) => {
          if (name in target || typeof name === "symbol" || name === "then") {
            return Reflect.get(target, name, self);
          }
          if (!target.known || !(name in target.known)) {
            throw new Error(`'${String(name)}' was read before it was loaded.`);
          }
          return target.known[name];
        },
      });
    }
    load(what = "") {
      what.split(",").filter(Boolean).forEach((one) => this.wanted.add(one.trim().split("/")[0]));
      return this;
    }
    settle() {
      const all = this.make();
      this.known = { isNullObject: all === null };
      for (const name of all === null ? [] : this.wanted) {
        if (!(name in all)) {
          throw new Error(`'${name}' does not exist.`);
        }
        this.known[name] = all[name];
      }
    }
  }

  const grid = (name) => book.sheets[name] ?? [];
  const type = (cell) => (cell === null || cell === undefined || cell === "" ? "Empty" : typeof cell === "number" ? "Double" : typeof cell === "boolean" ? "Boolean" : "String");

  class Range extends Loadable {
    constructor(context, find) {
      super(context, () => {
        const at = find();
        if (!at) {
          return null;
        }
        const rows = Array.from({ length: at.height }, (_, down) => Array.from({ length: at.width }, (_, right) => grid(at.sheet)[at.top + down]?.[at.left + right] ?? ""));
        return {
          values: rows,
          valueTypes: rows.map((row) => row.map(type)),
          address: `'${at.sheet}'!R${at.top}C${at.left}`,
          rowIndex: at.top,
          columnIndex: at.left,
          rowCount: at.height,
          columnCount: at.width,
        };
      });
      this.find = find;
    }
    get worksheet() {
      return new Sheet(this.context, () => this.find()?.sheet);
    }
    getBoundingRect() {
      return new Range(this.context, () => {
        const at = this.find();
        return at && { sheet: at.sheet, top: 0, left: 0, height: at.top + at.height, width: Math.max(at.left + at.width, 3) };
      });
    }
    getEntireRow() {
      return new Range(this.context, () => {
        const at = this.find();
        return at && { ...at, left: 0, width: 16384 };
      });
    }
    getIntersectionOrNullObject(other) {
      return new Range(this.context, () => {
        const [one, two] = [this.find(), other.find()];
        const top = Math.max(one.top, two.top);
        const left = Math.max(one.left, two.left);
        const height = Math.min(one.top + one.height, two.top + two.height) - top;
        const width = Math.min(one.left + one.width, two.left + two.width) - left;
        return height > 0 && width > 0 ? { sheet: one.sheet, top, left, height, width } : null;
      });
    }
    select() {
      this.context.later.push(() => (book.selected = this.find()));
    }
  }

  class Sheet extends Loadable {
    constructor(context, find) {
      super(context, () => (find() in book.sheets ? { id: `id ${find()}`, name: find() } : null));
      this.find = find;
    }
    getUsedRangeOrNullObject() {
      return new Range(this.context, () => {
        const rows = grid(this.find());
        const width = Math.max(0, ...rows.map((row) => row.length));
        return rows.length && width ? { sheet: this.find(), top: 0, left: 0, height: rows.length, width } : null;
      });
    }
    getRangeByIndexes(top, left, height, width) {
      return new Range(this.context, () => ({ sheet: this.find(), top, left, height, width }));
    }
    activate() {
      this.context.later.push(() => book.activated.push(this.find()));
    }
  }

  class Name extends Loadable {
    constructor(context, name) {
      super(context, () => (name in book.names ? { name } : null));
      this.name = name;
    }
    getRangeOrNullObject() {
      return new Range(this.context, () => book.names[this.name] ?? null);
    }
  }

  class Collection extends Loadable {
    constructor(context, items, item, by) {
      super(context, () => ({ items: items().map((name) => by(context, name)) }));
      this.item = item;
    }
    getItemOrNullObject(name) {
      return this.item(name);
    }
  }

  const event = (kind) => ({ add: (listener) => listeners[kind].push(listener), remove: () => {} });

  window.Excel = {
    CalculationType: { full: "Full" },
    async run(options, work = options) {
      book.runs += 1;
      if (book.refuses) {
        throw new Error("Excel is busy.");
      }
      const context = { objects: [], later: [] };
      const sheet = (name) => new Sheet(context, () => name);
      const worksheets = new Collection(context, () => Object.keys(book.sheets), sheet, (_, name) => ({ name }));
      Object.assign(worksheets, { onChanged: event("changed"), onAdded: event("added"), onDeleted: event("deleted") });
      const names = new Collection(context, () => Object.keys(book.names), (name) => new Name(context, name), (_, name) => new Name(context, name).load("name"));
      context.workbook = {
        names,
        worksheets,
        onSelectionChanged: event("selected"),
        getSelectedRange: () => new Range(context, () => book.selected),
        functions: { date: (year) => new Loadable(context, () => ({ value: book.first_of_2000, year })) },
        application: { calculate: () => context.later.push(() => (book.calculated += 1)) },
      };
      context.sync = async () => {
        context.later.splice(0).forEach((one) => one());
        const { objects } = context;
        for (let place = 0; place < objects.length; place += 1) {
          objects[place].settle();
        }
        context.objects = [];
      };
      const result = await work(context);
      await context.sync();
      return result;
    },
  };
})();
