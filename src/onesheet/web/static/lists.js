/* Ordering a list by dragging a film's number, or by the arrow keys on it. Without it the buttons do the same. */
"use strict";

for (const list of document.querySelectorAll("ol.edit-films")) {
  const told = document.getElementById("moved");
  const token = document.querySelector("#edit input[name=csrfmiddlewaretoken]");
  const rows = () => [...list.querySelectorAll("li[data-move]")];
  const first = Number(rows()[0]?.dataset.place ?? 1);
  let waiting = Promise.resolve();

  const number = () => rows().forEach((row, at) => { row.querySelector(".grip").textContent = first + at; });

  // One after the other: the second move must find the list as the first one left it.
  const send = (row) => {
    const place = first + rows().indexOf(row);
    if (place === Number(row.dataset.place)) return;
    rows().forEach((one, at) => { one.dataset.place = first + at; });
    waiting = waiting.then(async () => {
      const body = new FormData();
      body.set("to", place);
      body.set("csrfmiddlewaretoken", token.value);
      const answer = await fetch(row.dataset.move, { method: "POST", body, headers: { Accept: "text/plain" } }).catch(() => null);
      if (answer?.status !== 204) {
        told.textContent = told.dataset.failed;
        location.reload();
        return;
      }
      told.textContent = `${row.querySelector(".what a").textContent}: ${told.dataset.told} ${place}`;
    });
  };

  const swap = (row, step) => {
    const other = step < 0 ? row.previousElementSibling : row.nextElementSibling;
    if (!other) return;
    if (step < 0) other.before(row); else other.after(row);
    number();
  };

  for (const row of rows()) {
    const grip = row.querySelector(".grip");
    const name = row.querySelector(".what a").textContent;
    grip.tabIndex = 0;
    grip.setAttribute("role", "button");
    grip.setAttribute("aria-label", `${name}: ${grip.textContent}`);
    grip.addEventListener("keydown", (event) => {
      const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
      if (!step) return;
      event.preventDefault();
      swap(row, step);
      grip.focus();
      grip.setAttribute("aria-label", `${name}: ${grip.textContent}`);
      send(row);
    });
    grip.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      event.preventDefault();
      row.classList.add("dragged");
      const drag = (moved) => {
        const over = rows().find((one) => {
          const box = one.getBoundingClientRect();
          return one !== row && moved.clientY > box.top && moved.clientY < box.bottom;
        });
        if (!over) return;
        const box = over.getBoundingClientRect();
        const down = row.compareDocumentPosition(over) & Node.DOCUMENT_POSITION_FOLLOWING;
        const past = down ? moved.clientY > box.top + box.height / 2 : moved.clientY < box.top + box.height / 2;
        if (!past) return;
        if (down) over.after(row); else over.before(row);
        number();
      };
      // Listened for on the document: an element that is moved in the page loses its hold on the pointer.
      const done = new AbortController();
      const drop = () => {
        done.abort();
        row.classList.remove("dragged");
        send(row);
      };
      document.addEventListener("pointermove", drag, { signal: done.signal });
      for (const end of ["pointerup", "pointercancel"]) document.addEventListener(end, drop, { signal: done.signal });
    });
  }
  for (const help of document.querySelectorAll(".with-script")) help.hidden = false;
}
