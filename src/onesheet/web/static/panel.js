/* The quick panel without a reload: a rating is saved as it is chosen, a button as it is pressed. Without this every button
   sends the form. */
"use strict";

const panel = {
  wait: 400,
  timer: 0,
  waiting: [],
  busy: false,
  flying: null,

  say(form, words, failed = false, way = null) {
    const status = form.parentElement.querySelector(".status");
    status.textContent = words;
    status.classList.toggle("failed", failed);
    if (!way) return;
    const link = document.createElement("a");
    link.href = way.address;
    link.textContent = way.link;
    status.append(" ", link);
  },

  show(form, state) {
    for (const name of ["liked", "watched", "wanted"]) {
      const button = form.querySelector(`button[name="${name}"]`);
      button.setAttribute("aria-pressed", String(state[name]));
      button.value = state[name] ? "no" : "yes";
    }
    panel.rated(form, state.rating);
    const log = form.parentElement.querySelector(".logging form");
    if (log && !log.dataset.touched) panel.rated(log, state.rating);
  },

  rated(form, rating) {
    const button = form.querySelector(`[name="rating"][value="${rating ?? ""}"]`);
    if (button && !button.checked) button.checked = true;
    const control = form.querySelector(".halves");
    if (control && typeof halves !== "undefined") halves.say(control);
  },

  /* Whether an answer tells the latest: nothing newer waits to be sent. */
  settled: () => !panel.waiting.length && !panel.timer,

  refused(form) {
    if (panel.settled()) panel.rated(form, form.dataset.rating || null);
  },

  /* One after the other, so that the last press is what stands; what a later press undoes before it was sent is not. */
  send(form, button) {
    panel.queue(form, ...(button ? [button.name, button.value] : ["rating", new FormData(form).get("rating") ?? ""]));
  },

  queue(form, name, value) {
    const sent = new URLSearchParams();
    for (const field of ["csrfmiddlewaretoken", "back"]) {
      const kept = form.elements[field];
      if (kept) sent.set(field, kept.value);
    }
    sent.set(name, value);
    try {
      if (name === "rating") sessionStorage.removeItem(form.action);
    } catch { /* Nothing is remembered. */ }
    panel.waiting = [...panel.waiting.filter((one) => !one.has(name)), sent];
    if (!panel.busy) panel.work(form);
  },

  async work(form) {
    panel.busy = true;
    while (panel.waiting.length) {
      panel.flying = panel.waiting.shift();
      await panel.post(form, panel.flying);
      panel.flying = null;
    }
    panel.busy = false;
  },

  /* Send the rating that the arrow keys stopped at. */
  settle(form) {
    if (!panel.timer) return;
    clearTimeout(panel.timer);
    panel.timer = 0;
    panel.send(form);
  },

  chosen(form) {
    clearTimeout(panel.timer);
    panel.timer = 0;
    if (typeof halves !== "undefined" && halves.stepping) panel.timer = setTimeout(() => panel.settle(form), panel.wait);
    else panel.send(form);
  },

  /* Who leaves at once after choosing keeps the choice: what has not been sent is. The next page may be made before it
     arrives, or the two that are on their way arrive in the wrong order; so this tab remembers the ratings without an answer. */
  leave(form) {
    panel.settle(form);
    const latest = [panel.flying, ...panel.waiting].findLast((one) => one?.has("rating"));
    for (const sent of panel.waiting.splice(0)) panel.fetch(form, sent).catch(() => {});
    if (!latest) return;
    panel.flying = latest;
    try {
      sessionStorage.setItem(form.action, JSON.stringify({ rating: latest.get("rating"), at: Date.now() }));
    } catch { /* A browser that keeps nothing has sent it all the same. */ }
  },

  resume(form) {
    try {
      const kept = JSON.parse(sessionStorage.getItem(form.action));
      sessionStorage.removeItem(form.action);
      if (!kept || Date.now() - kept.at > 10_000) return;
      panel.rated(form, kept.rating || null);
      panel.queue(form, "rating", kept.rating);
    } catch { /* Then the page is as the server made it. */ }
  },

  fetch(form, sent) {
    return fetch(form.action, {
      method: "POST", body: sent, credentials: "same-origin", headers: { Accept: "application/json" }, keepalive: true,
    });
  },

  async post(form, sent) {
    try {
      const answer = await panel.fetch(form, sent);
      const told = await answer.json();
      if (answer.ok) {
        form.dataset.rating = told.rating ?? "";
        if (panel.settled()) panel.show(form, told);
        panel.say(form, told.sentence);
      } else {
        panel.refused(form);
        panel.say(form, told.sentence, true, told.address ? told : null);
      }
    } catch {
      panel.refused(form);
      panel.say(form, form.dataset.failed, true);
    }
  },

  listen(form) {
    form.classList.add("scripted");
    form.dataset.rating = new FormData(form).get("rating") ?? "";
    form.addEventListener("change", (event) => {
      if (event.target.name !== "rating") return;
      panel.chosen(form);
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const button = event.submitter?.name ? event.submitter : null;
      if (button) panel.settle(form);
      else clearTimeout(panel.timer);
      panel.timer = 0;
      panel.send(form, button);
    });
    form.addEventListener("focusout", (event) => {
      if (!event.relatedTarget?.closest(".halves")) panel.settle(form);
    });
    for (const kind of ["beforeunload", "pagehide"]) addEventListener(kind, () => panel.leave(form));
    panel.resume(form);
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
