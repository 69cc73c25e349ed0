/* The quick panel without a reload: a rating is saved as it is chosen, a button as it is pressed. Without this every button
   sends the form. */
"use strict";

const panel = {
  wait: 400,
  timer: 0,
  turn: Promise.resolve(),

  say(form, words, failed = false) {
    const status = form.parentElement.querySelector(".status");
    status.textContent = words;
    status.classList.toggle("failed", failed);
  },

  show(form, state) {
    for (const name of ["liked", "watched", "wanted"]) {
      const button = form.querySelector(`button[name="${name}"]`);
      button.setAttribute("aria-pressed", String(state[name]));
      button.value = state[name] ? "no" : "yes";
    }
    panel.rated(form, state.rating);
    form.dataset.rating = state.rating ?? "";
    const log = form.parentElement.querySelector(".logging form");
    if (log && !log.dataset.touched) {
      log.querySelector("select[name=rating]").value = state.rating ?? "";
      log.querySelector("[name=rewatch]").checked = state.watched;
    }
  },

  rated(form, rating) {
    const button = form.querySelector(`[name="rating"][value="${rating ?? ""}"]`);
    if (button && !button.checked) button.checked = true;
    const control = form.querySelector(".halves");
    if (control && typeof halves !== "undefined") halves.say(control);
  },

  /* One after the other, so that the last press is what stands. */
  send(form, button) {
    const sent = new URLSearchParams();
    for (const name of ["csrfmiddlewaretoken", "back"]) {
      const kept = form.elements[name];
      if (kept) sent.set(name, kept.value);
    }
    if (button) sent.set(button.name, button.value);
    else sent.set("rating", new FormData(form).get("rating") ?? "");
    panel.turn = panel.turn.then(() => panel.post(form, sent));
    return panel.turn;
  },

  async post(form, sent) {
    try {
      const answer = await fetch(form.action, {
        method: "POST", body: sent, credentials: "same-origin", headers: { Accept: "application/json" },
      });
      const told = await answer.json();
      if (answer.ok) {
        panel.show(form, told);
        panel.say(form, told.sentence);
      } else {
        panel.rated(form, form.dataset.rating || null);
        panel.say(form, told.sentence, true);
      }
    } catch {
      panel.rated(form, form.dataset.rating || null);
      panel.say(form, form.dataset.failed, true);
    }
  },

  listen(form) {
    form.classList.add("scripted");
    form.dataset.rating = new FormData(form).get("rating") ?? "";
    form.addEventListener("change", (event) => {
      if (event.target.name !== "rating") return;
      clearTimeout(panel.timer);
      panel.timer = setTimeout(() => { panel.timer = 0; panel.send(form); }, panel.wait);
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      clearTimeout(panel.timer);
      if (event.submitter?.name && panel.timer) panel.send(form);
      panel.timer = 0;
      panel.send(form, event.submitter?.name ? event.submitter : null);
    });
    /* Who leaves at once after choosing keeps the choice. */
    addEventListener("pagehide", () => {
      if (!panel.timer) return;
      clearTimeout(panel.timer);
      navigator.sendBeacon(form.action, new FormData(form));
    });
    const log = form.parentElement.querySelector(".logging form");
    log?.addEventListener("change", () => { log.dataset.touched = "yes"; });
    log?.querySelector(".rest").addEventListener("toggle", () => panel.fetchRest(log), { once: true });
  },

  /* The rest of the form comes from its own page when it is asked for; where it does not come, the link there stays. */
  async fetchRest(log) {
    const place = log.querySelector(".more");
    try {
      const answer = await fetch(place.querySelector("a").href, { credentials: "same-origin" });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const more = page.querySelector(".viewing-form .more");
      if (!answer.ok || !more) return;
      place.replaceChildren(...document.importNode(more, true).childNodes);
      place.querySelector("input").focus();
    } catch { /* The link leads there. */ }
  },
};

for (const form of document.querySelectorAll("form.marking")) panel.listen(form);
