// Rows of a published Parquet file, column by column, from the scripts that hold its bytes.
import { parquetMetadataAsync, parquetReadObjects } from "hyparquet";
import { decompress } from "fzstd";
import { catalog, load } from "./scripts.js";

const PART_BYTES = 384 * 1024;
const compressors = { ZSTD: (input, length) => decompress(input, new Uint8Array(length)) };
const parsers = {
  dateFromDays: (days) => new Date(days * 86400000).toISOString().slice(0, 10),
};
const opened = new Map();

async function part(table, number) {
  const text = atob(await load(`${table}.${number}`, `part ${table} ${number}`));
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
  return bytes;
}

// The file as hyparquet reads it: stretches of bytes, each from as few scripts as hold it.
function fileOf(table, byteLength) {
  const parts = new Map();
  return {
    byteLength,
    async slice(start, end = byteLength) {
      const first = start < 0 ? byteLength + start : start;
      const bytes = new Uint8Array(end - first);
      for (let number = Math.floor(first / PART_BYTES); number * PART_BYTES < end; number += 1) {
        if (!parts.has(number)) parts.set(number, part(table, number));
        const from = number * PART_BYTES;
        const held = await parts.get(number);
        const piece = held.subarray(Math.max(0, first - from), Math.min(held.length, end - from));
        bytes.set(piece, Math.max(0, from - first));
      }
      return bytes.buffer;
    },
  };
}

export class Table {
  constructor(name, about, metadata, file) {
    Object.assign(this, { name, about, metadata, file });
    this.height = about.rows;
    this.columns = new Map();
  }

  read(options) {
    return parquetReadObjects({ file: this.file, metadata: this.metadata, compressors, parsers, ...options });
  }

  // All values of a column.
  column(name) {
    if (!this.columns.has(name)) {
      const values = this.height ? this.read({ columns: [name] }) : Promise.resolve([]);
      this.columns.set(name, values.then((rows) => rows.map((row) => plain(row[name]))));
    }
    return this.columns.get(name);
  }

  // Values of some rows, which follow each other, without reading the rest of the file.
  async stretch(names, start, end) {
    const held = names.filter((name) => this.columns.has(name));
    const missing = names.filter((name) => !this.columns.has(name));
    const rows = missing.length
      ? await this.read({ columns: missing, rowStart: start, rowEnd: end, useOffsetIndex: true })
      : Array.from({ length: end - start }, () => ({}));
    for (const name of held) {
      const values = await this.column(name);
      rows.forEach((row, at) => (row[name] = values[start + at]));
    }
    return rows.map((row) => Object.fromEntries(names.map((name) => [name, plain(row[name])])));
  }

  async row(at) {
    const [row] = await this.stretch(this.about.columns.map((column) => column.name), at, at + 1);
    return row;
  }

  // Where the row with this key stands; -1 where there is none.
  async find(key) {
    const parts = await Promise.all(this.about.key.map((name) => this.column(name)));
    for (let at = 0; at < this.height; at += 1) {
      if (parts.map((values) => values[at]).join("|") === key) return at;
    }
    return -1;
  }
}

const plain = (value) => (typeof value === "bigint" ? Number(value) : value === undefined ? null : value);

// The table of that name; what was opened stays open.
export function openTable(name) {
  if (!opened.has(name)) {
    opened.set(
      name,
      catalog.then(async ({ tables }) => {
        const about = tables[name];
        const file = fileOf(name, about.bytes);
        return new Table(name, about, await parquetMetadataAsync(file, { parsers }), file);
      }),
    );
  }
  return opened.get(name);
}

export const keyOf = (about, row) => about.key.map((name) => row[name]).join("|");
