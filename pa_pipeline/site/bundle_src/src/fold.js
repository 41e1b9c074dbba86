// Lower case and without accents: as the index was made (search_index.py).
export const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

export const wordsOf = (text) => fold(text).match(/[\p{L}\p{N}]{1,40}/gu) ?? [];

// Splits a text into stretches that begin with one of the folded words, and the rest.
export function marked(text, words) {
  if (!words.length) return [{ text, hit: false }];
  const pieces = [];
  let rest = 0;
  for (const match of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    const folded = fold(match[0]);
    const word = words.filter((candidate) => folded.startsWith(candidate)).sort((a, b) => b.length - a.length)[0];
    if (!word) continue;
    const length = fold(match[0].slice(0, word.length)) === word ? word.length : match[0].length;
    pieces.push({ text: text.slice(rest, match.index), hit: false });
    pieces.push({ text: text.slice(match.index, match.index + length), hit: true });
    rest = match.index + length;
  }
  pieces.push({ text: text.slice(rest), hit: false });
  return pieces.filter((piece) => piece.text);
}
