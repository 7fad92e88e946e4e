"use strict";

// The page reads without this: it adds sorting and filtering of the ledger, a choice of colours, and opens
// what is closed when a link leads there or the page is printed.
(() => {
  const ledger = document.querySelector(".ledger");

  if (ledger) {
    const rows = [...ledger.tBodies[0].rows];
    const filters = document.querySelector("[data-filters]");
    const fields = [...filters.querySelectorAll("[data-filter]")];
    const count = document.querySelector("[data-count]");
    let order = "riskiest first";

    const matches = (row, field) => {
      const wanted = field.value.trim().toLowerCase();
      if (field.dataset.filter !== "text") return !wanted || row.dataset[field.dataset.filter].toLowerCase() === wanted;
      const said = row.textContent.toLowerCase();
      return wanted.split(/\s+/).every((word) => said.includes(word));
    };

    const tell = () => {
      const shown = rows.filter((row) => !row.hidden).length;
      count.textContent = `${shown} of ${rows.length} ${rows.length === 1 ? "assumption" : "assumptions"} shown, ${order}.`;
    };

    const filter = () => {
      for (const row of rows) row.hidden = !fields.every((field) => matches(row, field));
      tell();
    };

    const showAll = () => {
      for (const field of fields) field.value = "";
      filter();
    };

    const compare = (one, other, kind) => {
      if (kind === "number") return Number(one.dataset.value) - Number(other.dataset.value);
      return one.textContent.trim().localeCompare(other.textContent.trim(), undefined, { numeric: true });
    };

    const sort = (header) => {
      const down = header.getAttribute("aria-sort") === "ascending";
      for (const other of ledger.tHead.rows[0].cells) other.removeAttribute("aria-sort");
      header.setAttribute("aria-sort", down ? "descending" : "ascending");
      const cell = (row) => row.cells[header.cellIndex];
      rows.sort((a, b) => (down ? -1 : 1) * compare(cell(a), cell(b), header.dataset.sort));
      ledger.tBodies[0].append(...rows);
      order = `by ${header.textContent.trim().toLowerCase()}, ${down ? "highest first" : "lowest first"}`;
      if (header.dataset.sort === "text") order = order.replace("highest", "Z").replace("lowest", "A");
      tell();
    };

    for (const header of ledger.tHead.querySelectorAll("[data-sort]")) {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...header.childNodes);
      button.addEventListener("click", () => sort(header));
      header.append(button);
    }
    for (const field of fields) field.addEventListener("input", filter);
    filters.querySelector("[data-clear]").addEventListener("click", showAll);
    filters.hidden = false;
    filter();
    ledger.addEventListener("reveal", (event) => {
      if (event.target.hidden) showAll();
    });
  }

  // What a link leads to may stand in a row that is filtered out, or be closed.
  const reveal = (hash) => {
    const target = document.getElementById(hash.slice(1));
    if (!target) return;
    target.dispatchEvent(new Event("reveal", { bubbles: true }));
    const closed = target.matches("tr") ? target.querySelector("details") : target.closest("details");
    if (closed) closed.open = true;
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (link) reveal(link.getAttribute("href"));
  });
  addEventListener("hashchange", () => reveal(location.hash));
  if (location.hash) {
    reveal(location.hash);
    document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }

  // Light or dark: the system's choice until somebody makes another. Nothing is stored.
  const system = matchMedia("(prefers-color-scheme: dark)");
  const button = document.getElementById("theme");
  const dark = [...document.styleSheets]
    .flatMap((sheet) => [...sheet.cssRules])
    .filter((rule) => rule instanceof CSSMediaRule && rule.media.mediaText.includes("prefers-color-scheme: dark"));
  let isDark = system.matches;
  const label = () => {
    button.textContent = isDark ? "Light colours" : "Dark colours";
  };
  button.addEventListener("click", () => {
    isDark = !isDark;
    for (const rule of dark) rule.media.mediaText = isDark ? "screen" : "not all";
    document.documentElement.style.colorScheme = isDark ? "dark" : "light";
    label();
  });
  system.addEventListener("change", () => {
    if (document.documentElement.style.colorScheme) return;
    isDark = system.matches;
    label();
  });
  label();
  button.hidden = false;

  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details:not([open])")];
    for (const one of opened) one.open = true;
  });
  addEventListener("afterprint", () => {
    for (const one of opened) one.open = false;
  });
})();
