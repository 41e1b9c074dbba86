// One row in full: its evidence, all its columns, the rows that refer to it.
import { catalog, pageOf } from "./scripts.js";
import { keyOf, openTable } from "./table.js";
import { count, element } from "./dom.js";
import { drawPassage, readPassage } from "./evidence.js";
import { numeric, shorten, told } from "./values.js";

const MOST_BACK = 8;
export const SMALL = 20_000;
const MOST_PARTS = 3;
const LONG_PART = 80;
const dialog = () => document.getElementById("row");
const by = (id) => document.getElementById(id);

export const rowHref = (table, key) => `${pageOf(table)}#row=${encodeURIComponent(key)}`;

// Names of the rows of a table by their identifier; null where the table is large or its rows have no names.
export async function labelsOf(name) {
  const { tables } = await catalog;
  const about = tables[name];
  if (!about.label || about.rows > SMALL || about.key.length !== 1) return null;
  const table = await openTable(name);
  const [keys, labels] = await Promise.all([table.column(about.key[0]), table.column(about.label)]);
  return new Map(keys.map((key, at) => [key, labels[at]]));
}

// Opens the row with that key, with a note above it where there is something to say; false where there is no such row.
export async function showRow(name, key, note = "") {
  const table = await openTable(name);
  const at = await table.find(key);
  if (at < 0) return false;
  const row = await table.row(at);
  const { about } = table;
  by("row-table").textContent = about.title;
  by("row-note").textContent = note;
  by("row-note").hidden = !note;
  by("row-title").textContent = await nameOf(about, row);
  await Promise.all([fillEvidence(about, row), fillValues(about, row)]);
  if (!dialog().open) dialog().showModal();
  by("row-title").focus();
  by("highlight") && drawPassage(by("passage"), dialog().read, false);
  fillBack(name, key);
  return true;
}

async function fillEvidence(about, row) {
  const section = by("evidence");
  const [source, start, end] = (about.evidence ?? []).map((column) => row[column]);
  section.hidden = source === undefined || source === null || start === null;
  if (section.hidden) return;
  const read = await readPassage(source, start, end);
  dialog().read = read;
  by("evidence-where").textContent =
    `${read.path}, line ${read.line.toLocaleString("en-US")}, characters ${start.toLocaleString("en-US")} to ${end.toLocaleString("en-US")}`;
  const whole = by("whole");
  whole.setAttribute("aria-pressed", "false");
  whole.onclick = () => {
    const all = whole.getAttribute("aria-pressed") !== "true";
    whole.setAttribute("aria-pressed", String(all));
    drawPassage(by("passage"), read, all);
  };
  drawPassage(by("passage"), read, false);
}

async function fillValues(about, row) {
  const entries = await Promise.all(
    about.columns.map(async (column) => {
      const link = about.links.find((candidate) => candidate.column === column.name);
      return [element("dt", {}, column.title, element("code", {}, column.name)), await valueOf(column, row, link)];
    }),
  );
  by("values").replaceChildren(...entries.map((pair) => element("div", {}, pair)));
}

async function valueOf(column, row, link) {
  const value = row[column.name];
  if (value === null) return element("dd", { class: "null" }, "null");
  if (link) {
    const labels = await labelsOf(link.table);
    const label = labels?.get(value);
    return element("dd", {}, element("a", { href: rowHref(link.table, value) }, label ?? String(value)), label ? element("small", {}, String(value)) : null);
  }
  const text = told(column, value, row);
  const meaning = column.codes?.[value] ?? (column.type === "date" && text !== value ? `${value} in the files` : null);
  return element("dd", column.long ? { class: "long", tabindex: "0" } : {}, text, meaning ? element("small", {}, meaning) : null);
}

// The rows of other tables that name this one, each a link to its own evidence.
async function fillBack(name, key) {
  const { tables } = await catalog;
  const found = [];
  for (const [other, about] of Object.entries(tables)) {
    for (const link of about.links) {
      if (link.table !== name || !about.rows || other === name) continue;
      found.push(about.rows <= SMALL ? await referring(other, link, key) : whereTo(other, about, link, key));
    }
  }
  const drawn = found.filter((part) => part);
  by("back").hidden = !drawn.length;
  by("back-rows").replaceChildren(...drawn);
}

const filtered = (other, link, key) => `${pageOf(other)}#${link.column}=${encodeURIComponent(key)}`;

const whereTo = (other, about, link, key) =>
  element("p", {}, element("a", { href: filtered(other, link, key) }, `Look in ${about.title.toLowerCase()}`));

async function referring(other, link, key) {
  const table = await openTable(other);
  const values = await table.column(link.column);
  const places = values.flatMap((value, at) => (value === key ? [at] : []));
  if (!places.length) return null;
  const items = await Promise.all(
    places.slice(0, MOST_BACK).map(async (at) => {
      const [row] = await table.stretch(table.about.columns.filter((column) => !column.long).map((column) => column.name), at, at + 1);
      return element("li", {}, element("a", { href: rowHref(other, keyOf(table.about, row)) }, await tell(table.about, row, link.column)));
    }),
  );
  const heading = element("h4", {}, element("a", { href: filtered(other, link, key) }, table.about.title), ` ${count(places.length, "row", "rows")}`);
  return element("section", {}, heading, element("ul", {}, items));
}

// The name of a row; where it has none, or a number stands before it as before a unit, the row in a few words.
async function nameOf(about, row) {
  const rank = about.columns.find((column) => column.name === about.label)?.shown ?? 0;
  const counted = about.columns.some((column) => numeric(column) && column.shown < rank);
  return about.label && row[about.label] && !counted ? String(row[about.label]) : tell(about, row, null);
}

// A row in a few words: what it shows in a table, without what is known already.
async function tell(about, row, known) {
  const parts = [];
  const shown = about.columns.filter((column) => "shown" in column && column.name !== known);
  for (const column of shown.sort((one, other) => one.shown - other.shown)) {
    const value = row[column.name];
    if (value === null || value === undefined || parts.length === MOST_PARTS) continue;
    const link = about.links.find((candidate) => candidate.column === column.name);
    const label = link ? (await labelsOf(link.table))?.get(value) : told(column, value, row);
    if (label !== null && label !== undefined) parts.push(shorten(label, LONG_PART));
  }
  return parts.join(" · ") || keyOf(about, row);
}

export function setUpDialog(onClose) {
  const shown = dialog();
  shown.querySelector("[data-close]").addEventListener("click", () => shown.close());
  shown.addEventListener("click", (event) => event.target === shown && shown.close());
  shown.addEventListener("close", onClose);
}
