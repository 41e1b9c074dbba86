// Where the words of a filter are looked for: in all columns of a table, shown or not.
import { fold } from "./fold.js";
import { labelsOf } from "./row.js";
import { numeric, told } from "./values.js";

const MOST_BYTES = 8_000_000;

// Texts of many articles are not read for a filter: a page would load all of the file for a word.
export const looksInTexts = (about) => about.bytes <= MOST_BYTES || !about.columns.some((column) => column.long);

export class Haystack {
  constructor(table) {
    Object.assign(this, { table, rows: null });
  }

  // Whether a row, by its place, has all words of a text: in a value, or in the name of a row that it refers to. An
  // identifier or a digest has to be typed whole, since its letters spell short words by chance.
  async holding(text) {
    this.rows ??= this.fold();
    const rows = await this.rows;
    const words = fold(text).split(/\s+/);
    return (at) => words.every((word) => rows[at].told.includes(word) || rows[at].opaque.includes(word));
  }

  async fold() {
    const { about, height } = this.table;
    const [, ...offsets] = about.evidence ?? [];
    const columns = about.columns.filter((column) => !offsets.includes(column.name) && (!column.long || looksInTexts(about)));
    const read = await Promise.all(
      columns.map(async (column) => {
        const link = about.links.find((candidate) => candidate.column === column.name);
        return { column, values: await this.table.column(column.name), labels: link ? await labelsOf(link.table) : null };
      }),
    );
    return Array.from({ length: height }, (_, at) => {
      const [parts, opaque] = [[], []];
      for (const { column, values, labels } of read) {
        const value = values[at];
        if (value === null) continue;
        (column.opaque ? opaque : parts).push(String(value));
        if (labels) parts.push(labels.get(value) ?? "");
        if (numeric(column)) parts.push(told(column, value));
      }
      return { told: fold(parts.join(" ")), opaque };
    });
  }
}
