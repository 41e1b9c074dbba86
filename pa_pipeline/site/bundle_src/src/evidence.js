// A row's passage in the text it was read from.
import { load } from "./scripts.js";
import { element } from "./dom.js";

const AROUND = 400;

// Where an offset of the seed's text stands in the shown one, where masks have other lengths; both in code points.
function shownOffset(edits, offset, after) {
  let moved = 0;
  for (const [start, end, length] of edits) {
    if (end <= offset) moved += length - (end - start);
    else if (start < offset) return start + moved + (after ? length : 0);
  }
  return offset + moved;
}

export async function readPassage(source, start, end) {
  const { path, text, edits } = await load(`texts/${source}`, `text ${source}`);
  const from = shownOffset(edits, start, false);
  const to = shownOffset(edits, end, true);
  // JavaScript counts UTF-16 units: only a text with characters beyond them has to be taken apart.
  const units = /[\ud800-\udbff]/.test(text) ? Array.from(text) : null;
  const cut = (first, last) => (units ? units.slice(first, last).join("") : text.slice(first, last));
  const length = units ? units.length : text.length;
  const line = cut(0, from).split("\n").length;
  return { path, line, start, end, before: cut(0, from), passage: cut(from, to), after: cut(to, length) };
}

// The passage with what stands around it, or with the whole source.
export function drawPassage(box, read, whole) {
  const { before, passage, after } = read;
  const head = whole ? before : before.slice(Math.max(0, before.length - AROUND)).replace(/^\S*\s/, "");
  const tail = whole ? after : after.slice(0, AROUND).replace(/\s\S*$/, "");
  const mark = element("mark", { id: "highlight" }, passage);
  box.replaceChildren(head.length < before.length ? "… " : "", head, mark, tail, tail.length < after.length ? " …" : "");
  box.scrollTop = Math.max(0, mark.offsetTop - 96);
}
