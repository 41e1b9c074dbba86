// Data comes as scripts, since pages that are opened from a folder may load nothing else: each calls a function of PA.

const waiting = new Map();
const root = new URL(".", document.currentScript.src).href;

const deliver = (key, value) => {
  waiting.get(key)?.resolve(value);
};

// Loads data/<path>.js, which delivers under the key; once, however often it is asked for.
export function load(path, key) {
  if (!waiting.has(key)) {
    const entry = {};
    entry.promise = new Promise((resolve, reject) => Object.assign(entry, { resolve, reject }));
    waiting.set(key, entry);
    const script = document.createElement("script");
    script.src = `${root}data/${path}.js`;
    script.onerror = () => {
      waiting.delete(key);
      entry.reject(new Error(`data/${path}.js is not there`));
    };
    document.head.append(script);
  }
  return waiting.get(key).promise;
}

// A page's own script tag loads the catalog.
const catalogEntry = {};
catalogEntry.promise = new Promise((resolve) => Object.assign(catalogEntry, { resolve }));
waiting.set("catalog", catalogEntry);
export const catalog = catalogEntry.promise;

window.PA = {
  catalog: (value) => deliver("catalog", value),
  part: (table, number, base64) => deliver(`part ${table} ${number}`, base64),
  text: (source, path, text, edits) => deliver(`text ${source}`, { path, text, edits }),
  words: (number, index) => deliver(`words ${number}`, index),
  lengths: (value) => deliver("lengths", value),
  shown: (number, rows) => deliver(`shown ${number}`, rows),
};

export const pageOf = (table) => `${root}${table}.html`;
