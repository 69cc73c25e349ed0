/* What makes voting nicer; every form works without it. A ballot is kept on the phone until the site has answered, so that a bad
   network costs no vote; it carries a token, so that one which is sent again is counted once. */
"use strict";

const waiting = {
  name: "ballots",
  read() {
    try {
      const kept = JSON.parse(localStorage.getItem(waiting.name) || "[]");
      return Array.isArray(kept) ? kept : [];
    } catch {
      return [];
    }
  },
  write(ballots) {
    try {
      localStorage.setItem(waiting.name, JSON.stringify(ballots));
      return true;
    } catch {
      return false;
    }
  },
  add(ballot) {
    return waiting.write([...waiting.read().filter((one) => one.id !== ballot.id), ballot]);
  },
  drop(id) {
    waiting.write(waiting.read().filter((one) => one.id !== id));
  },
};

/* Send one ballot; return the site's last word on it, or null where it has to be sent again: a network that neither answers nor
   fails is given up after some seconds. */
async function send(ballot) {
  const patience = new AbortController();
  const over = setTimeout(() => patience.abort(), 12000);
  try {
    const answer = await fetch(ballot.to, {
      method: "POST",
      credentials: "omit",
      signal: patience.signal,
      headers: { Accept: "application/json", "Content-Type": "application/x-www-form-urlencoded" },
      body: ballot.body,
    });
    const told = await answer.json();
    return told.done || answer.status === 429 ? told : null;
  } catch {
    return null;
  } finally {
    clearTimeout(over);
  }
}

const card = {
  form: document.querySelector("form.ballot"),
  told: document.querySelector(".hall .outcome"),
  busy: false,
  tell(sentences, kind) {
    if (!card.told) return;
    card.told.replaceChildren(...sentences.map((sentence) => {
      const line = document.createElement("p");
      line.className = kind;
      line.textContent = sentence;
      return line;
    }));
  },
  /* Send all that waits, one after the other; one at a time does so, and takes up what is added meanwhile. One that cannot be sent
     holds up no other. */
  async flush() {
    if (card.busy) return;
    card.busy = true;
    const tried = new Set();
    const next = () => waiting.read().find((ballot) => !tried.has(ballot.id));
    try {
      for (let ballot = next(); ballot; ballot = next()) {
        tried.add(ballot.id);
        const told = await send(ballot);
        if (told) {
          waiting.drop(ballot.id);
          card.show(ballot, told);
        } else {
          card.tell([document.body.dataset.waits], "stands");
        }
      }
    } finally {
      card.busy = false;
    }
  },
  show(ballot, told) {
    const sentences = told.sentence ? [told.sentence] : told.films.map((one) => one.sentence);
    card.tell(sentences, told.counted ? "counted" : "stands");
    if (!card.form || card.form.getAttribute("action") !== ballot.to) return;
    for (const one of told.films) card.close(one);
    if (!card.form.querySelector(".marks")) card.form.querySelector(".send")?.remove();
    else card.ready(true);
  },
  /* Put the mark that stands in the place of the buttons. */
  close(one) {
    const marks = card.form.querySelector(`[name="film-${one.film}"]`)?.closest(".marks");
    if (!marks) return;
    const line = document.createElement("p");
    line.className = "given";
    const mark = document.createElement("b");
    mark.textContent = one.sign || document.body.dataset.before;
    line.append(`${marks.querySelector("legend").firstChild.textContent.trim()}: `, mark);
    marks.replaceWith(line);
  },
  ready(yes) {
    const button = card.form.querySelector(".send");
    if (button) button.disabled = !yes;
  },
  start() {
    if (!card.told) return;
    addEventListener("online", card.flush);
    setInterval(() => { if (waiting.read().length) card.flush(); }, 5000);
    if (waiting.read().length) card.flush();
    card.form?.addEventListener("submit", (event) => {
      const fields = new FormData(card.form);
      if (![...fields.keys()].some((name) => name.startsWith("film-"))) {
        event.preventDefault();
        card.tell([document.body.dataset.none], "stands");
        return;
      }
      const body = new URLSearchParams(fields).toString();
      const to = card.form.getAttribute("action");
      // A phone that keeps nothing sends the form as any browser does.
      if (!waiting.add({ id: `${to} ${body}`, to, body })) return;
      event.preventDefault();
      card.ready(false);
      card.tell([document.body.dataset.sending], "stands");
      card.flush();
    });
  },
};
card.start();

/* Slips: the next can be typed while the last is on its way; they are sent in order, each until it is answered. */
const slips = {
  form: document.querySelector("form.typing"),
  queue: [],
  busy: false,
  token() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 15) | 64;
    bytes[8] = (bytes[8] & 63) | 128;
    const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  },
  say(words) {
    slips.form.querySelector(".typed-status").textContent = words;
  },
  async drain() {
    if (slips.busy) return;
    slips.busy = true;
    while (slips.queue.length) {
      const slip = slips.queue[0];
      // The slip that is taken out is named when that is first sent, so that sent again it takes out no other.
      if (slip.get("mark").trim() === "-" && !slip.get("named")) {
        slip.set("slip", slips.last());
        slip.set("named", "1");
      }
      try {
        const answer = await fetch(location.pathname, {
          method: "POST", credentials: "same-origin", headers: { Accept: "application/json" }, body: slip,
        });
        const told = await answer.json();
        if (told.address) { location.assign(told.address); return; }
        slips.queue.shift();
        slips.show(told, slip.get("mark"));
      } catch {
        slips.say(`${slips.queue.length} ${slips.form.dataset.waits}`);
        await new Promise((resolve) => setTimeout(resolve, 2000));
      }
    }
    slips.busy = false;
  },
  last() {
    return document.querySelector(".undo [name=slip]").value;
  },
  /* What was not counted stays to be read: whoever types quickly looks at the slips, not at the screen. */
  refuse(mark, sentence) {
    const line = document.createElement("li");
    line.textContent = `${mark}: ${sentence}`;
    const lines = document.querySelector(".refused");
    lines.prepend(line);
    while (lines.children.length > 10) lines.lastChild.remove();
  },
  show(told, mark) {
    slips.say("");
    if (told.sentence) slips.refuse(mark, told.sentence);
    if (!told.tally) return;
    for (const [mark, number] of Object.entries({ ...told.tally, all: told.total })) {
      document.querySelector(`[data-mark="${mark}"]`).textContent = number;
    }
    document.querySelector("[data-last]").textContent = told.last;
    document.querySelector(".undo [name=slip]").value = told.last_number;
    document.querySelector(".undo button").disabled = !told.last;
  },
  start() {
    if (!slips.form) return;
    const take = (event) => {
      event.preventDefault();
      slips.queue.push(new URLSearchParams(new FormData(event.target)));
      const field = slips.form.elements.mark;
      slips.form.elements.token.value = slips.token();
      slips.form.elements.comment.value = "";
      field.value = "";
      field.focus();
      slips.drain();
    };
    slips.form.addEventListener("submit", take);
    document.querySelector("form.undo").addEventListener("submit", take);
    addEventListener("beforeunload", (event) => { if (slips.queue.length) event.preventDefault(); });
  },
};
slips.start();

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
