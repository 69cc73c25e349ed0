/* What makes the pages nicer; nothing here is needed to use them. Loaded before the page is drawn, so that a theme that
   was chosen never flashes; the rest waits until the page is there. */
"use strict";

/* The theme: as the device has it, light or dark; kept in this browser alone. */
const theme = {
  read() {
    try {
      const kept = localStorage.getItem("theme");
      return kept === "light" || kept === "dark" ? kept : "system";
    } catch {
      return "system";
    }
  },
  keep(name) {
    try {
      if (name === "system") localStorage.removeItem("theme");
      else localStorage.setItem("theme", name);
    } catch { /* A browser that keeps nothing still changes this page. */ }
    theme.show(name);
  },
  show(name) {
    if (name === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = name;
  },
  offer() {
    const choice = document.querySelector(".theme");
    if (!choice) return;
    choice.hidden = false;
    for (const button of choice.querySelectorAll("input")) {
      button.checked = button.value === theme.read();
      button.addEventListener("change", () => theme.keep(button.value));
    }
  },
};
theme.show(theme.read());

/* Source marks: show at the mark what the record's page says of it. Without this the mark is a link to that page. */
const marks = {
  pages: new Map(),
  box: null,
  async rowAt(address) {
    const [page, key] = address.split("#");
    if (!marks.pages.has(page)) {
      const answer = await fetch(page, { credentials: "same-origin" });
      if (!answer.ok) throw new Error(String(answer.status));
      marks.pages.set(page, new DOMParser().parseFromString(await answer.text(), "text/html"));
    }
    const row = marks.pages.get(page).getElementById(decodeURIComponent(key));
    return row && (row.closest(".slot") || row);
  },
  place(mark) {
    const at = mark.getBoundingClientRect();
    const style = marks.box.style;
    const [above, below] = [at.top - 20, innerHeight - at.bottom - 20];
    style.maxHeight = "";
    const under = marks.box.offsetHeight <= below || below >= above;
    style.maxHeight = `${Math.max(180, under ? below : above)}px`;
    const left = Math.min(at.left - 16, document.documentElement.clientWidth - marks.box.offsetWidth - 12);
    style.left = `${Math.max(12, left) + scrollX}px`;
    style.top = `${(under ? at.bottom + 8 : at.top - marks.box.offsetHeight - 8) + scrollY}px`;
  },
  make() {
    const box = document.createElement("div");
    box.className = "shown";
    box.popover = "auto";
    box.tabIndex = -1;
    box.setAttribute("role", "dialog");
    box.addEventListener("toggle", (event) => {
      if (event.newState === "closed" && marks.open) {
        marks.open.removeAttribute("aria-expanded");
        if (box.contains(document.activeElement) || document.activeElement === document.body) marks.open.focus();
        marks.open = null;
      }
    });
    document.body.append(box);
    return box;
  },
  async show(mark) {
    const row = await marks.rowAt(mark.href);
    if (!row) return false;
    marks.box ??= marks.make();
    const copy = document.importNode(row, true);
    for (const one of [copy, ...copy.querySelectorAll("[id]")]) one.removeAttribute("id");
    const more = document.createElement("p");
    const link = document.createElement("a");
    link.href = mark.href;
    link.textContent = document.body.dataset.more;
    more.append(link);
    marks.box.replaceChildren(...copy.childNodes, more);
    marks.box.setAttribute("aria-label", mark.getAttribute("aria-label"));
    marks.box.showPopover();
    marks.open = mark;
    mark.setAttribute("aria-expanded", "true");
    marks.place(mark);
    marks.box.focus({ preventScroll: true });
    return true;
  },
  async clicked(event) {
    const mark = event.target.closest?.("a.mark, a.disagree");
    if (!mark || !mark.hash || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    if (!HTMLElement.prototype.showPopover) return;
    event.preventDefault();
    try {
      if (await marks.show(mark)) return;
    } catch { /* The page it leads to tells what is wrong. */ }
    location.href = mark.href;
  },
};

/* A document: words that were read and their line in the list light each other. */
const reading = {
  light(name, on) {
    for (const one of document.querySelectorAll(`#${CSS.escape(name)}, [data-s="${CSS.escape(name)}"], #l-${CSS.escape(name)}`)) {
      one.classList.toggle("lit", on);
    }
  },
  nameOf(target) {
    const mark = target.closest?.(".text mark");
    if (mark) return mark.dataset.s || mark.id;
    const number = target.closest?.(".text sup a");
    if (number) return number.hash.slice(3);
    return target.closest?.(".row")?.id.slice(2);
  },
  listen(page) {
    let lit = null;
    const change = (name) => {
      if (name === lit) return;
      if (lit) reading.light(lit, false);
      if (name) reading.light(name, true);
      lit = name || null;
    };
    for (const kind of ["pointerover", "focusin"]) page.addEventListener(kind, (event) => change(reading.nameOf(event.target)));
    for (const kind of ["pointerleave", "focusout"]) page.addEventListener(kind, () => change(null));
    page.addEventListener("click", (event) => {
      const mark = event.target.closest?.(".text mark");
      if (!mark || event.target.closest("a")) return;
      document.getElementById(`l-${mark.dataset.s || mark.id}`)?.scrollIntoView({ block: "nearest" });
    });
  },
};

/* The rating control: the arrows raise and lower by a half and stop at the ends, Home and End go there; Delete, Backspace
   and 0 clear, as "No rating" does, which Tab reaches. The rating under the pointer, or the chosen one, is said beside it. */
const halves = {
  steps: { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 },
  stepping: false,
  of: (target) => target.closest?.(".halves"),
  say(control, label) {
    const said = control.querySelector(".said");
    const shown = (label || control).querySelector(label ? "input" : ".skin :checked");
    if (said) said.textContent = shown ? shown.getAttribute("aria-label") : "";
  },
  /* Which button a key leads to; nothing where the key is none of ours. */
  meant(control, from, key) {
    const stars = [...control.querySelectorAll(".skin input")];
    const chosen = stars.findIndex((one) => one.checked);
    if (key === "Home") return stars[0];
    if (key === "End") return stars.at(-1);
    if (["Delete", "Backspace", "0"].includes(key)) return control.querySelector(".none input");
    const step = halves.steps[key];
    if (!step) return null;
    if (chosen < 0) return step > 0 ? stars[0] : from;
    // From "No rating", where Tab led, an arrow only leads back to the stars.
    return stars.includes(from) ? stars[Math.min(Math.max(chosen + step, 0), stars.length - 1)] : stars[chosen];
  },
  /* The buttons are one group, which Tab would leave: between the chosen half and "No rating" it goes from one to the other. */
  beside(control, from, back) {
    const chosen = control.querySelector(".skin :checked");
    const none = control.querySelector(".none input");
    return chosen && from === (back ? none : chosen) ? (back ? chosen : none) : null;
  },
  pressed(event) {
    const control = halves.of(event.target);
    if (!control || event.target.type !== "radio" || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Tab") {
      const next = halves.beside(control, event.target, event.shiftKey);
      if (next) event.preventDefault();
      next?.focus();
      return;
    }
    const button = halves.meant(control, event.target, event.key);
    if (!button) return;
    event.preventDefault();
    button.focus();
    halves.stepping = event.key in halves.steps;
    if (!button.checked) button.click();
    halves.stepping = false;
  },
  mind(control) {
    control.addEventListener("pointerover", (event) => {
      if (event.pointerType === "mouse") halves.say(control, event.target.closest(".skin label"));
    });
    control.addEventListener("pointerleave", () => halves.say(control));
    control.addEventListener("change", () => halves.say(control));
    halves.say(control);
  },
  listen() {
    document.addEventListener("keydown", halves.pressed);
    document.querySelectorAll(".halves").forEach(halves.mind);
  },
};

document.addEventListener("DOMContentLoaded", () => {
  theme.offer();
  halves.listen();
  document.addEventListener("click", marks.clicked);
  const page = document.querySelector(".reading");
  if (page) reading.listen(page);
});
