"use strict";
(() => {
  const table = document.getElementById("accounts");
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const form = document.querySelector(".kam-controls");
  const counted = form.querySelector("output");
  const points = [...document.querySelectorAll(".kam-point")];
  const folded = (text) => text.normalize("NFKC").toLowerCase();
  const pages = new Map(rows.map((row) => [row.querySelector("a").hash, row]));
  const texts = new Map(rows.map((row) => [row, folded(row.textContent)]));

  function filter() {
    const words = folded(form.elements.search.value).split(/\s+/).filter(Boolean);
    const wanted = ["status", "tier", "light"].map((key) => [key, form.elements[key].value]);
    let shown = 0;
    for (const row of rows) {
      const fits = wanted.every(([key, code]) => !code || row.dataset[key] === code)
        && words.every((word) => texts.get(row).includes(word));
      row.hidden = !fits;
      shown += fits;
    }
    for (const point of points) {
      point.toggleAttribute("hidden", pages.get(point.hash ?? point.getAttribute("href")).hidden);
    }
    counted.textContent = counted.dataset.text.replace("{shown}", shown).replace("{all}", rows.length);
    reachable(points.find((point) => !point.hasAttribute("hidden")));
  }

  function sort(header) {
    const place = header.cellIndex;
    const up = header.getAttribute("aria-sort") !== "ascending";
    for (const other of header.parentNode.cells) other.removeAttribute("aria-sort");
    header.setAttribute("aria-sort", up ? "ascending" : "descending");
    const keys = new Map(rows.map((row) => [row, row.cells[place].dataset.sort]));
    const numbers = rows.every((row) => !Number.isNaN(Number(keys.get(row))));
    const compare = new Intl.Collator(document.documentElement.lang, { numeric: true }).compare;
    rows.sort((one, two) => {
      const [a, b] = [keys.get(one), keys.get(two)];
      if (a === "" || b === "") return (a === "") - (b === "");
      return (numbers ? a - b : compare(a, b)) * (up ? 1 : -1);
    });
    body.append(...rows);
  }

  function reachable(point) {
    for (const one of points) one.setAttribute("tabindex", one === point ? "0" : "-1");
  }

  function walk(event) {
    const shown = points.filter((point) => !point.hasAttribute("hidden"));
    const at = shown.indexOf(event.target.closest(".kam-point"));
    const to = { ArrowRight: at + 1, ArrowUp: at + 1, ArrowLeft: at - 1, ArrowDown: at - 1, Home: 0, End: shown.length - 1 }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    const next = shown[Math.min(Math.max(to, 0), shown.length - 1)];
    reachable(next);
    next.focus();
  }

  const title = document.title;
  let before = "";
  function opened() {
    const page = pages.has(location.hash) && document.querySelector(location.hash);
    if (page) {
      const heading = page.querySelector("h2");
      document.title = `${heading.textContent} · ${title}`;
      window.scrollTo(0, 0);
      heading.focus({ preventScroll: true });
    } else {
      document.title = title;
      if (pages.has(before)) pages.get(before).querySelector("a").focus();
    }
    before = location.hash;
  }

  for (const header of table.tHead.rows[0].cells) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = header.textContent;
    button.addEventListener("click", () => sort(header));
    header.replaceChildren(button);
  }
  form.hidden = false;
  form.addEventListener("input", filter);
  form.addEventListener("reset", () => setTimeout(filter));
  form.addEventListener("submit", (event) => event.preventDefault());
  document.querySelector(".kam-matrix").addEventListener("keydown", walk);
  const print = document.querySelector(".kam-print");
  print.hidden = false;
  print.addEventListener("click", () => window.print());
  window.addEventListener("hashchange", opened);
  window.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && pages.has(location.hash)) location.hash = "#portfolio";
  });
  filter();
  opened();
})();
