import "./scripts.js";
import { element, parameters } from "./dom.js";
import { setUpCopy, setUpRelations, setUpTabs, setUpTheme } from "./page.js";
import { setUpDialog } from "./row.js";
import { showOrFollow } from "./redirects.js";
import { setUpGrid } from "./grid.js";
import { setUpSearch } from "./search.js";

const all = (selector, work) => document.querySelectorAll(selector).forEach(work);

async function showFromHash(table) {
  const key = parameters().get("row");
  const dialog = document.getElementById("row");
  const missing = document.getElementById("missing");
  missing.hidden = true;
  const why = key === null ? "" : await showOrFollow(table, key);
  if (dialog.open && (key === null || why)) dialog.close();
  if (!why) return;
  missing.textContent = why;
  missing.hidden = false;
  missing.scrollIntoView({ block: "center" });
}

async function start() {
  all("[data-theme-toggle]", setUpTheme);
  all("[data-tabs]", setUpTabs);
  all("[data-copy]", setUpCopy);
  all("svg.relations", setUpRelations);
  all("[data-search]", setUpSearch);
  const { table } = document.body.dataset;
  if (!table) return;
  let opener = null;
  setUpDialog(() => {
    if (parameters().has("row")) history.replaceState(null, "", location.pathname + location.search);
    opener?.isConnected && opener.focus();
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest("a.show")) opener = event.target.closest("a.show");
  });
  const box = document.querySelector("[data-grid]");
  let grid = null;
  const tell = (error) => box?.prepend(element("p", { class: "note", role: "alert" }, `The rows cannot be shown: ${error.message}.`));
  addEventListener("hashchange", () => {
    if (grid && !parameters().has("row") && [...parameters()].some(([name]) => grid.about.columns.some((column) => column.name === name))) {
      setUpGrid(box, table).then((made) => (grid = made), tell);
    }
    showFromHash(table).catch(tell);
  });
  try {
    if (box) grid = await setUpGrid(box, table);
    await showFromHash(table);
  } catch (error) {
    tell(error);
  }
}

start();
