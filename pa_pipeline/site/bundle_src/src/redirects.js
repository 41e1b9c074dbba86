// Identifiers of earlier releases: the table `redirects` says which row holds their passage now.
import { openTable } from "./table.js";
import { showRow } from "./row.js";

// Shows the row of an identifier, or the one that follows it; else the answer is why there is none, in a sentence.
export async function showOrFollow(name, key) {
  if (await showRow(name, key)) return "";
  const { to, release } = await successor(name, key);
  if (!release) return `No row of this table has the identifier ${key}.`;
  const note = `The identifier ${key} has not been used since ${release}: its row was merged into this one, or replaced by it.`;
  if (to === null || !(await showRow(name, to, note))) {
    return `The row ${key} has been gone since ${release}, and no row holds its passage now.`;
  }
  history.replaceState(null, "", `#row=${encodeURIComponent(to)}`);
  return "";
}

async function successor(name, key) {
  const table = await openTable("redirects");
  const [ids, tables] = await Promise.all(["old_id", "table"].map((column) => table.column(column)));
  const at = ids.findIndex((id, place) => id === key && tables[place] === name);
  if (at < 0) return { to: null, release: null };
  const { new_id: to, release } = await table.row(at);
  return { to, release };
}
