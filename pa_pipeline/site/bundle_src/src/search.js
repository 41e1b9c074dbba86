// Search as you type: MiniSearch over the parts of the index that hold the typed words.
import MiniSearch from "minisearch";
import { catalog, load, pageOf } from "./scripts.js";
import { count, element } from "./dom.js";
import { marked, wordsOf } from "./fold.js";

const MOST = 12;
const STEP = 100;
const MOST_PARTS = 8;
const BOOST = { title: 5, about: 2, text: 1 };
const indexes = new Map();

// The index of one part, as if it were the whole: scores can be compared between parts.
function indexOf(number, about) {
  if (!indexes.has(number)) {
    const both = Promise.all([load(`search/words.${number}`, `words ${number}`), load("search/lengths", "lengths")]);
    indexes.set(
      number,
      both.then(([index, lengths]) =>
        MiniSearch.loadJS(
          {
            documentCount: about.documents,
            nextId: about.documents,
            documentIds: Object.fromEntries(lengths.map((_, at) => [at, at])),
            fieldIds: Object.fromEntries(about.fields.map((field, at) => [field, at])),
            fieldLength: Object.fromEntries(lengths.entries()),
            averageFieldLength: about.means,
            storedFields: {},
            dirtCount: 0,
            index,
            serializationVersion: 2,
          },
          { fields: about.fields, tokenize: (text) => [text], processTerm: (term) => term },
        ),
      ),
    );
  }
  return indexes.get(number);
}

// Score by document of one word, or of words that begin with it; null where it is too short to tell.
async function scoresOf(word, about) {
  const numbers = [];
  about.shards.forEach((prefix, number) => {
    const bare = prefix.endsWith("$") ? prefix.slice(0, -1) : prefix;
    const exact = prefix.endsWith("$");
    if (exact ? bare.startsWith(word) || word === bare : word.startsWith(bare) || bare.startsWith(word)) numbers.push(number);
  });
  if (numbers.length > MOST_PARTS) return null;
  const scores = new Map();
  const read = await Promise.all(numbers.map((number) => indexOf(number, about)));
  // Only where no word begins so, words that are spelt alike.
  for (const fuzzy of word.length > 4 ? [false, 0.2] : [false]) {
    for (const hit of read.flatMap((index) => index.search(word, { boost: BOOST, prefix: true, fuzzy }))) {
      scores.set(hit.id, Math.max(scores.get(hit.id) ?? 0, hit.score));
    }
    if (scores.size) break;
  }
  return scores;
}

// Documents that have all words, best first; words that most have, or too short to look up, are passed over.
export async function search(text) {
  const { search: about } = await catalog;
  const common = new Set(about.common);
  const typed = wordsOf(text);
  const telling = typed.filter((word) => !common.has(word));
  const words = telling.length ? telling : typed;
  const scored = await Promise.all(words.map((word) => scoresOf(word, about)));
  const found = scored.filter((scores) => scores);
  if (!found.length) return { words, hits: [], short: scored.length > 0 };
  const [first, ...others] = found.sort((one, other) => one.size - other.size);
  const hits = [];
  for (const [document, score] of first) {
    if (others.every((scores) => scores.has(document))) {
      hits.push([document, others.reduce((sum, scores) => sum + scores.get(document), score)]);
    }
  }
  hits.sort((one, other) => other[1] - one[1] || one[0] - other[0]);
  return { words, hits: hits.map(([document]) => document) };
}

async function shown(document) {
  const { search: about } = await catalog;
  const number = Math.floor(document / about.per_part);
  const rows = await load(`search/shown.${number}`, `shown ${number}`);
  const [table, id, title, line, lead] = rows[document % about.per_part];
  return { table, id, title, line, lead };
}

const highlighted = (text, words) =>
  marked(text, words).map((piece) => (piece.hit ? element("mark", {}, piece.text) : piece.text));

async function item(document, words, tables) {
  const { table, id, title, line, lead } = await shown(document);
  return element(
    "li",
    {},
    element(
      "a",
      { href: `${pageOf(table)}#row=${encodeURIComponent(id)}` },
      element("span", { class: "kind" }, tables[table].title),
      element("strong", {}, highlighted(title ?? "Without a headline", words)),
      line ? element("span", { class: "line" }, line) : null,
      lead ? element("span", { class: "lead-in" }, highlighted(lead, words)) : null,
    ),
  );
}

export function setUpSearch(form) {
  const input = form.querySelector("input");
  const status = form.querySelector("[role=status]");
  const list = form.querySelector("ol");
  const further = form.querySelector("[data-more]");
  let latest = 0;
  const suggestions = form.querySelector("[data-try]");
  const show = async () => {
    const turn = (latest += 1);
    const text = input.value.trim();
    if (suggestions) suggestions.hidden = Boolean(text);
    if (!text) {
      status.textContent = "";
      list.replaceChildren();
      further.hidden = true;
      return;
    }
    const { tables } = await catalog;
    const { words, hits, short } = await search(text);
    const drawn = (first, last) => Promise.all(hits.slice(first, last).map((document) => item(document, words, tables)));
    const tell = () => {
      const [held, left] = [list.children.length, hits.length - list.children.length];
      const none = short ? "Many words begin so: type one letter more" : `Nothing found for “${text}”`;
      status.textContent = hits.length ? `${count(hits.length, "result", "results")}${left ? `, the best ${held} shown` : ""}` : none;
      further.hidden = !left;
      further.textContent = left > STEP ? `Show ${STEP} more` : `Show all ${hits.length}`;
    };
    further.onclick = async () => {
      const held = list.children.length;
      const items = await drawn(held, held + STEP);
      if (turn !== latest) return;
      list.append(...items);
      tell();
      items[0].querySelector("a").focus();
    };
    const items = await drawn(0, MOST);
    if (turn !== latest) return;
    list.replaceChildren(...items);
    tell();
  };
  input.addEventListener("input", show);
  if (suggestions) {
    suggestions.hidden = false;
    suggestions.addEventListener("click", (event) => {
      if (event.target.type !== "button") return;
      input.value = event.target.textContent;
      input.focus();
      show();
    });
  }
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    list.querySelector("a")?.focus();
  });
  form.addEventListener("keydown", (event) => {
    const links = [input, ...list.querySelectorAll("a")];
    const at = links.indexOf(document.activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && at >= 0) {
      event.preventDefault();
      links[Math.max(0, Math.min(links.length - 1, at + step))].focus();
    }
    if (event.key === "Escape") {
      input.value = "";
      input.focus();
      show();
    }
  });
  document.addEventListener("keydown", (event) => {
    const typing = /^(input|textarea|select)$/i.test(document.activeElement?.tagName ?? "");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      input.focus();
    }
  });
  if (input.value) show();
}
