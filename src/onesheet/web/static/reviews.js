/* What makes writing a review nicer: the text is kept in this browser as it is typed, and the preview stands on the same
   page and follows. Nothing here is needed: the form keeps what it is sent, and the button for the preview sends it. */
"use strict";

/* Texts that were typed and not sent, by the member and the address of the form; forgotten after a fortnight. */
const drafts = {
  oldest: 14 * 24 * 3600 * 1000,
  key(form, path = location.pathname) {
    return `review:${form.dataset.whose}:${path}`;
  },
  read(key) {
    try {
      const kept = JSON.parse(localStorage.getItem(key));
      return kept && typeof kept.text === "string" && Date.now() - kept.at < drafts.oldest ? kept : null;
    } catch {
      return null;
    }
  },
  keep(key, text) {
    try {
      if (text.trim()) localStorage.setItem(key, JSON.stringify({ text, at: Date.now() }));
      else localStorage.removeItem(key);
    } catch { /* A full or closed store: the form itself still has the text. */ }
  },
  forget(path) {
    try {
      for (const key of Object.keys(localStorage)) {
        const stale = key.startsWith("review:") && !drafts.read(key);
        if (stale || (key.startsWith("review:") && key.endsWith(`:${path}`))) localStorage.removeItem(key);
      }
    } catch { /* Nothing is kept, nothing to forget. */ }
  },
  offer(form, field) {
    const key = drafts.key(form);
    const kept = drafts.read(key);
    if (!kept || kept.text.trim() === field.value.trim()) return;
    const box = document.createElement("div");
    box.className = "notice";
    box.setAttribute("role", "status");
    const words = document.createElement("p");
    const when = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" });
    words.textContent = `${form.dataset.found.replace("{when}", when.format(kept.at))} `;
    const button = (label, act) => {
      const made = document.createElement("button");
      made.type = "button";
      made.className = "plain";
      made.textContent = label;
      made.addEventListener("click", () => { act(); box.remove(); field.focus(); });
      words.append(made, " ");
    };
    button(form.dataset.take, () => { field.value = kept.text; field.dispatchEvent(new Event("input")); });
    button(form.dataset.forget, () => { drafts.keep(key, ""); drafts.keep(key, field.defaultValue === field.value ? "" : field.value); });
    box.append(words);
    form.prepend(box);
  },
  listen(form, field) {
    let waiting = 0;
    const keep = () => drafts.keep(drafts.key(form), field.value === field.defaultValue && !document.querySelector(".errorlist, .notice.error") ? "" : field.value);
    // Only once something was typed: a kept text that is still on offer must not be overwritten by the empty form.
    let typed = false;
    field.addEventListener("input", () => {
      typed = true;
      clearTimeout(waiting);
      waiting = setTimeout(keep, 400);
    });
    for (const kind of ["pagehide", "visibilitychange"]) addEventListener(kind, () => { if (typed) keep(); });
    form.addEventListener("submit", () => { if (typed) keep(); });
  },
};

/* The preview: asked for by the button, then again when one pauses. */
const preview = {
  async show(form) {
    const sent = new FormData(form);
    sent.set("do", "preview");
    const answer = await fetch(form.getAttribute("action"), { method: "POST", body: sent, credentials: "same-origin" });
    if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
    const made = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("preview");
    const here = document.getElementById("preview");
    const opened = [...here.querySelectorAll("details")].map((one) => one.open);
    here.replaceChildren(...document.importNode(made, true).childNodes);
    here.querySelectorAll("details").forEach((one, number) => { one.open = Boolean(opened[number]); });
    here.hidden = false;
  },
  goTo() {
    const title = document.getElementById("preview-title");
    title.tabIndex = -1;
    title.focus();
  },
  listen(form, field) {
    let waiting = 0;
    form.addEventListener("submit", (event) => {
      if (!event.submitter?.matches("[value=preview]")) return;
      event.preventDefault();
      preview.show(form).then(preview.goTo).catch(() => HTMLFormElement.prototype.submit.call(withPreview(form)));
    });
    field.addEventListener("input", () => {
      clearTimeout(waiting);
      if (document.getElementById("preview").hidden) return;
      waiting = setTimeout(() => preview.show(form).catch(() => {}), 900);
    });
    const withPreview = (one) => {
      const asked = document.createElement("input");
      asked.type = "hidden";
      asked.name = "do";
      asked.value = "preview";
      one.append(asked);
      return one;
    };
  },
};

const sent = document.querySelector("[data-sent]");
if (sent) drafts.forget(sent.dataset.sent);
const form = document.getElementById("review-form");
if (form) {
  const field = document.getElementById("review_text");
  drafts.offer(form, field);
  drafts.listen(form, field);
  preview.listen(form, field);
}
