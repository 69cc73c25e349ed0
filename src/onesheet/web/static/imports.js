/* Imports with script: a file can be dropped, progress moves without a reload, and two keys say which film a row means.
   Without this the form, a page that asks anew, and buttons do the same. */
"use strict";

const drop = {
  mind(area) {
    const form = area.closest("form");
    const input = area.querySelector("input[type=file]");
    for (const help of area.querySelectorAll(".with-script")) help.hidden = false;
    for (const kind of ["dragenter", "dragover"]) {
      area.addEventListener(kind, (event) => { event.preventDefault(); area.classList.add("over"); });
    }
    for (const kind of ["dragleave", "drop"]) area.addEventListener(kind, () => area.classList.remove("over"));
    area.addEventListener("drop", (event) => {
      event.preventDefault();
      if (!event.dataTransfer.files.length) return;
      input.files = event.dataTransfer.files;
      drop.measure(form, input);
    });
    input.addEventListener("change", () => drop.measure(form, input));
  },
  /* What is too large is told before it is sent. */
  measure(form, input) {
    const large = input.files[0]?.size > Number(form.dataset.largest);
    input.setCustomValidity(large ? form.dataset.tooLarge : "");
    input.reportValidity();
  },
};

const progress = {
  wait: 700,
  failed: 0,
  async ask(section) {
    try {
      const answer = await fetch(section.dataset.progress, { headers: { Accept: "application/json" }, credentials: "same-origin" });
      if (!answer.ok) throw new Error(String(answer.status));
      const told = await answer.json();
      if (!told.running) {
        location.reload();
        return;
      }
      progress.show(section, told);
      progress.failed = 0;
    } catch {
      progress.failed += 1;
    }
    setTimeout(() => progress.ask(section), Math.min(progress.wait * 2 ** progress.failed, 20_000));
  },
  show(section, told) {
    const bar = section.querySelector("progress");
    const words = section.querySelector("#so-far");
    if (told.all) {
      bar.max = told.all;
      bar.value = told.done;
    }
    if (words.textContent !== told.sentence) words.textContent = told.sentence;
  },
};

const which = {
  at: 0,
  choose(candidates, at) {
    which.at = at;
    candidates.forEach((one, place) => one.classList.toggle("current", place === at));
    candidates[at].querySelector("button").focus();
    candidates[at].scrollIntoView({ block: "nearest" });
  },
  pressed(event, section, candidates) {
    if (event.repeat || event.altKey || event.ctrlKey || event.metaKey || event.target.matches("input, select, textarea")) return;
    const key = event.key.toLowerCase();
    const steps = { n: 1, arrowdown: 1, arrowup: -1 };
    if (key === "y") candidates[which.at].querySelector("button").click();
    else if (key in steps) which.step(section, candidates, steps[key], key === "n");
    else return;
    event.preventDefault();
  },
  step(section, candidates, by, leave) {
    const next = which.at + by;
    if (candidates[next]) which.choose(candidates, next);
    else if (leave) section.querySelector(".next-row").click();
  },
  listen(section) {
    const candidates = [...section.querySelectorAll(".candidate")];
    for (const one of section.querySelectorAll(".with-script")) one.hidden = false;
    candidates.forEach((one, place) => one.addEventListener("focusin", () => {
      which.at = place;
      candidates.forEach((other) => other.classList.toggle("current", other === one));
    }));
    document.addEventListener("keydown", (event) => which.pressed(event, section, candidates));
    which.choose(candidates, 0);
  },
};

for (const area of document.querySelectorAll(".drop")) drop.mind(area);
for (const section of document.querySelectorAll("[data-progress]")) setTimeout(() => progress.ask(section), progress.wait);
for (const section of document.querySelectorAll(".which")) which.listen(section);
