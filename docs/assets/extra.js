document.addEventListener("DOMContentLoaded", () => {
  /* What scrolls sideways can be scrolled with the keyboard, too. */
  for (const box of document.querySelectorAll(".md-typeset__scrollwrap, .md-typeset pre > code")) {
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
  }

  /* On a phone a table of three columns is a list without its head: each cell is told what it is, where its
     text doesn't say so by itself. */
  const plain = ["error.code", "meaning", "means", "severity", "type", "type and default", "what it sees"];
  for (const table of document.querySelectorAll(".md-typeset table")) {
    const heads = Array.from(table.querySelectorAll("th"), (head) => head.textContent.trim());
    for (const row of table.tBodies[0].rows) {
      Array.from(row.cells).forEach((cell, column) => {
        if (column && cell.textContent && !plain.includes(heads[column])) cell.dataset.head = heads[column];
      });
    }
  }
});
