// What works without data: theme, tabs, copying, lines of the relations.

export function setUpTheme(button) {
  const dark = () => {
    const chosen = document.documentElement.dataset.theme;
    return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  };
  button.hidden = false;
  button.addEventListener("click", () => {
    const theme = dark() ? "light" : "dark";
    document.documentElement.dataset.theme = theme;
    try {
      localStorage.setItem("pa-theme", theme);
    } catch {
      // A browser may forbid it to pages from a folder: the choice then lasts until the page is left.
    }
  });
}

export function setUpTabs(box) {
  const tabs = [...box.querySelectorAll("[role=tab]")];
  const panels = [...box.querySelectorAll("[role=tabpanel]")];
  const choose = (chosen) =>
    tabs.forEach((tab, at) => {
      tab.setAttribute("aria-selected", String(tab === chosen));
      tab.tabIndex = tab === chosen ? 0 : -1;
      panels[at].hidden = tab !== chosen;
    });
  choose(tabs[0]);
  tabs.forEach((tab, at) => {
    tab.addEventListener("click", () => choose(tab));
    tab.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      const next = tabs[(at + step + tabs.length) % tabs.length];
      choose(next);
      next.focus();
    });
  });
}

export function setUpCopy(button) {
  if (!navigator.clipboard && !document.execCommand) return;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const from = button.dataset.copy ? document.getElementById(button.dataset.copy) : button.previousElementSibling;
    const text = from.textContent.trim();
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      getSelection().selectAllChildren(from);
      document.execCommand("copy");
    }
    button.textContent = "Copied";
    setTimeout(() => (button.textContent = "Copy"), 1500);
  });
}

// The lines of the table under the pointer or the keyboard's focus stand out.
export function setUpRelations(drawing) {
  const lines = [...drawing.querySelectorAll("path[data-from]")];
  const boxes = [...drawing.querySelectorAll("[data-table]")];
  const show = (name) => {
    const near = new Set([name]);
    for (const line of lines) {
      const hit = line.dataset.from === name || line.dataset.to === name;
      line.classList.toggle("hit", hit);
      if (hit) near.add(line.dataset.from).add(line.dataset.to);
    }
    drawing.classList.toggle("chosen", Boolean(name));
    for (const box of boxes) box.classList.toggle("hit", near.has(box.dataset.table));
  };
  for (const box of boxes) {
    for (const event of ["mouseenter", "focus"]) box.addEventListener(event, () => show(box.dataset.table));
    for (const event of ["mouseleave", "blur"]) box.addEventListener(event, () => show(null));
  }
}
