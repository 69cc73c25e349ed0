// The programmers' desk: arrow keys go up and down in a table, and a programme of shorts gets rows as it is typed.
"use strict";

(() => {
  const column = (input) => input.name.replace(/-\d+$/, "");

  document.addEventListener("keydown", (event) => {
    const input = event.target;
    if (!(input instanceof HTMLInputElement) || input.list && event.key === "ArrowDown" && !event.ctrlKey) return;
    if (!["ArrowUp", "ArrowDown"].includes(event.key) || !input.closest(".films")) return;
    const rows = [...input.closest("tbody").rows];
    const at = rows.indexOf(input.closest("tr"));
    const row = rows[at + (event.key === "ArrowUp" ? -1 : 1)];
    const next = row && [...row.querySelectorAll("input")].find((one) => one.type !== "hidden" && column(one) === column(input));
    if (!next) return;
    event.preventDefault();
    next.focus();
    next.select();
  });

  document.addEventListener("input", (event) => {
    const films = event.target.closest?.(".film-rows");
    if (!films) return;
    const rows = [...films.querySelectorAll("input[name=film]")];
    if (rows.length > 59 || rows.some((one) => !one.value)) return;
    const fresh = rows.at(-1).cloneNode();
    fresh.value = "";
    fresh.setAttribute("aria-label", rows.at(-1).getAttribute("aria-label").replace(/\d+$/, String(rows.length + 1)));
    films.append(fresh);
  });
})();
