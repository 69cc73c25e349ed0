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
    if (log && !log.dataset.touched) panel.rated(log, state.rating);
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
    const place = form.parentElement.querySelector(".logging");
    if (!place) return;
    const link = place.querySelector("a");
    link.setAttribute("aria-expanded", "false");
    link.addEventListener("click", (event) => {
      if (event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      panel.open(place, link);
    });
  },

  /* The form comes from its own page when it is asked for; where it does not come, the link leads there. */
  async open(place, link) {
    let log = place.querySelector("form");
    if (!log) {
      try {
        const answer = await fetch(link.href, { credentials: "same-origin" });
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        log = page.querySelector(".viewing-form");
        if (!answer.ok || !log) throw new Error(String(answer.status));
      } catch {
        location.href = link.href;
        return;
      }
      log = document.importNode(log, true);
      log.querySelector(".actions a")?.remove();
      log.hidden = true;
      log.addEventListener("change", () => { log.dataset.touched = "yes"; });
      place.append(log);
      if (typeof halves !== "undefined") halves.mind(log.querySelector(".halves"));
    }
    log.hidden = !log.hidden;
    link.setAttribute("aria-expanded", String(!log.hidden));
    if (!log.hidden) log.querySelector("input:not([type=hidden])").focus();
  },
};

for (const form of document.querySelectorAll("form.marking")) panel.listen(form);
