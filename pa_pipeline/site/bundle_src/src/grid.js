// A table to sort, filter and page through. What is read: the columns that are shown, and only the rows on show as long
// as nothing has to be compared.
import { openTable, keyOf } from "./table.js";
import { count, element, parameters } from "./dom.js";
import { SMALL, labelsOf, rowHref } from "./row.js";
import { Haystack, looksInTexts } from "./haystack.js";
import { numeric, shorten, told } from "./values.js";

const PER_PAGE = 25;
const LONG = 140;
const LONG_LABEL = 64;
const WORDY = 32;

class Grid {
  constructor(box, table) {
    Object.assign(this, { box, table, about: table.about, page: 0, text: "", codes: new Map(), exact: new Map() });
    // A table opens with its newest rows; a large one as it lies in its file, of which the first rows alone are read.
    this.first = this.about.newest && this.about.rows <= SMALL ? { name: this.about.newest, down: true } : null;
    this.sort = this.first;
    this.shown = new Set(this.about.columns.filter((column) => "shown" in column).map((column) => column.name));
    this.labels = new Map();
    this.haystack = new Haystack(table);
    this.turn = 0;
  }

  async start() {
    await Promise.all(
      this.about.links.map(async (link) => {
        const labels = this.shown.has(link.column) ? await labelsOf(link.table) : null;
        if (labels) this.labels.set(link.column, labels);
      }),
    );
    this.readHash();
    this.status = element("p", { class: "status", role: "status" });
    this.filters = element("div", { class: "filters" });
    this.body = element("tbody");
    this.head = element("thead");
    this.caption = element("caption", { class: "hidden" }, `${this.about.title}, rows`);
    this.pager = element("nav", { class: "pager", "aria-label": "Pages of rows" });
    const region = { class: "scroll grid", tabindex: "0", role: "region", "aria-label": `${this.about.title}, rows` };
    this.drawFilters();
    this.box.replaceChildren(
      this.filters,
      this.status,
      element("div", region, element("table", {}, this.caption, this.head, this.body)),
      this.pager,
    );
    await this.draw();
  }

  readHash() {
    for (const [name, value] of parameters()) {
      if (this.about.columns.some((column) => column.name === name)) this.exact.set(name, value);
    }
  }

  // The columns on show: those that the table opens with in their order, then what was chosen besides.
  columns() {
    const rank = (column) => column.shown ?? this.about.columns.length;
    return this.about.columns.filter((column) => this.shown.has(column.name)).sort((one, other) => rank(one) - rank(other));
  }

  drawFilters() {
    const input = element("input", { type: "search", id: "filter", placeholder: looksInTexts(this.about) ? "Words in any column" : "Words in any column but texts", autocomplete: "off", oninput: (event) => {
      this.text = event.target.value.trim();
      this.again();
    } });
    const parts = [element("div", { class: "field grow" }, element("label", { for: "filter" }, "Filter rows"), input)];
    for (const column of this.about.columns.filter((candidate) => candidate.codes || candidate.type === "boolean")) {
      const codes = column.codes ?? { true: "yes", false: "no" };
      const options = Object.keys(codes).map((code) => element("option", { value: code }, column.codes ? code : codes[code]));
      const select = element("select", { id: `filter-${column.name}`, onchange: (event) => {
        if (event.target.value) this.codes.set(column.name, event.target.value);
        else this.codes.delete(column.name);
        this.again();
      } }, element("option", { value: "" }, "any"), ...options);
      parts.push(element("div", { class: "field" }, element("label", { for: select.id }, column.title), select));
    }
    parts.push(this.chooser());
    for (const [name, value] of this.exact) parts.push(this.chip(name, value));
    this.filters.replaceChildren(...parts);
  }

  chip(name, value) {
    const column = this.about.columns.find((candidate) => candidate.name === name);
    const label = this.labels.get(name)?.get(value) ?? value;
    return element("button", { type: "button", class: "chip", "aria-label": `Remove the filter ${column.title}: ${label}`, onclick: () => {
      this.exact.delete(name);
      history.replaceState(null, "", location.pathname);
      this.drawFilters();
      this.again();
    } }, `${column.title}: ${label} ×`);
  }

  chooser() {
    const boxes = this.about.columns.map((column) =>
      element("label", {}, element("input", { type: "checkbox", checked: this.shown.has(column.name), onchange: async (event) => {
        if (event.target.checked) this.shown.add(column.name);
        else this.shown.delete(column.name);
        const link = this.about.links.find((candidate) => candidate.column === column.name);
        const labels = link && event.target.checked ? await labelsOf(link.table) : null;
        if (labels) this.labels.set(column.name, labels);
        this.draw();
      } }), ` ${column.title}`));
    const opener = element("summary", {}, "Columns");
    const box = element("details", { class: "chooser", onkeydown: (event) => {
      if (event.key !== "Escape" || !box.open) return;
      box.open = false;
      opener.focus();
    } }, opener, element("div", {}, boxes));
    document.addEventListener("click", (event) => {
      if (!box.contains(event.target)) box.open = false;
    });
    return box;
  }

  again() {
    this.page = 0;
    this.draw();
  }

  // Places of the rows that pass the filters, in order; null where all do, as they lie in the file.
  async places() {
    if (!this.text && !this.codes.size && !this.exact.size && !this.sort) return null;
    let places = Array.from({ length: this.table.height }, (_, at) => at);
    for (const [name, wanted] of [...this.codes, ...this.exact]) {
      const values = await this.table.column(name);
      places = places.filter((at) => String(values[at]) === wanted);
    }
    if (this.text) {
      const holds = await this.haystack.holding(this.text);
      places = places.filter(holds);
    }
    if (this.sort) {
      const { name, down } = this.sort;
      const values = await this.table.column(name);
      const labels = this.labels.get(name);
      const shown = (at) => labels?.get(values[at]) ?? values[at];
      const isText = this.about.columns.some((column) => column.name === name && column.type !== "date");
      const compare = (one, other) => typeof one === "string" && isText ? one.localeCompare(other, "es") : (one > other) - (one < other);
      places.sort((one, other) => {
        const [a, b] = [shown(one), shown(other)];
        if (a === null || b === null) return (a === null) - (b === null) || one - other;
        return (down ? compare(b, a) : compare(a, b)) || one - other;
      });
    }
    return places;
  }

  async draw() {
    const turn = (this.turn += 1);
    const places = await this.places();
    const height = places ? places.length : this.table.height;
    const start = this.page * PER_PAGE;
    const end = Math.min(height, start + PER_PAGE);
    const shown = this.columns().flatMap((column) => [column.name, column.precision ?? column.name]);
    const names = [...new Set([...this.about.key, ...shown])];
    let rows;
    if (places) {
      for (const name of names) await this.table.column(name);
      rows = await Promise.all(places.slice(start, end).map(async (at) => (await this.table.stretch(names, at, at + 1))[0]));
    } else {
      rows = await this.table.stretch(names, start, end);
    }
    if (turn !== this.turn) return;
    this.drawHead();
    this.body.replaceChildren(...rows.map((row) => this.drawRow(row)));
    const all = this.table.height;
    const counted = count(height, "row", "rows") + (height === all ? "" : ` of ${all.toLocaleString("en-US")}`);
    this.status.replaceChildren(counted, element("span", { class: "tap" }, ". A tap on a row opens it."));
    this.drawPager(height);
  }

  drawHead() {
    const cells = this.columns().map((column) => {
      const sorted = this.sort?.name === column.name ? (this.sort.down ? "descending" : "ascending") : null;
      const button = element("button", { type: "button", "data-column": column.name, onclick: () => {
        const opening = this.first?.name === column.name ? { name: column.name, down: false } : this.first;
        this.sort = sorted === "descending" ? opening : { name: column.name, down: sorted === "ascending" };
        this.page = 0;
        this.draw().then(() => this.head.querySelector(`[data-column="${column.name}"]`)?.focus());
      } }, column.title, element("span", { class: "arrow", "aria-hidden": "true" }, sorted ? (sorted === "ascending" ? " ↑" : " ↓") : ""));
      return element("th", { scope: "col", "aria-sort": sorted, class: numeric(column) ? "num" : null }, button);
    });
    const last = this.about.evidence ? "Evidence" : "Row";
    this.head.replaceChildren(element("tr", {}, cells, element("th", { scope: "col", class: "open" }, last)));
  }

  drawRow(row) {
    const key = keyOf(this.about, row);
    const cells = this.columns().map((column) => {
      const value = row[column.name];
      const label = this.labels.get(column.name)?.get(value);
      if (value === null) return element("td", { class: "null" }, element("span", { class: "hidden" }, "null"));
      const text = label ?? told(column, value, row);
      const link = this.about.links.find((candidate) => candidate.column === column.name);
      const cut = shorten(text, link ? LONG_LABEL : LONG);
      const width = numeric(column) ? "num" : column.type === "date" ? "day" : cut.length > WORDY ? "wordy" : null;
      return element("td", { class: width }, link ? element("a", { href: rowHref(link.table, value) }, cut) : cut);
    });
    const named = this.about.label && row[this.about.label] ? row[this.about.label] : key;
    const open = element("a", { href: rowHref(this.table.name, key), class: "show", "aria-label": `${this.about.evidence ? "Evidence" : "Row"}: ${String(named).slice(0, 80)}` }, "Show");
    const openHere = (event) => {
      if (!event.target.closest("a") && !String(getSelection())) open.click();
    };
    return element("tr", { onclick: openHere }, cells, element("td", { class: "open" }, open));
  }

  drawPager(height) {
    const last = Math.max(0, Math.ceil(height / PER_PAGE) - 1);
    const step = (by, label) => element("button", { type: "button", disabled: this.page + by < 0 || this.page + by > last, onclick: () => {
      this.page += by;
      this.draw();
    } }, label);
    this.pager.hidden = !last;
    this.pager.replaceChildren(step(-1, "Previous"), element("span", {}, `Page ${this.page + 1} of ${(last + 1).toLocaleString("en-US")}`), step(1, "Next"));
  }
}

export async function setUpGrid(box, name) {
  const grid = new Grid(box, await openTable(name));
  await grid.start();
  return grid;
}
