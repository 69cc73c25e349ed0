/* Wishes without a reload: a press is kept as it is made; times that are typed are meant. Without this every button sends the form. */
"use strict";

document.addEventListener("input", ({ target }) => {
  const only = target.closest?.(".spans") && target.closest(".free-day").querySelector("[value=some]");
  if (only && target.value) only.checked = true;
});

(() => {
  const form = document.getElementById("wishing");
  if (!form) return;
  form.classList.add("scripted");
  const status = form.querySelector(".status");
  let last = Promise.resolve();

  const say = (words, failed, way) => {
    status.textContent = words;
    status.classList.toggle("failed", failed);
    if (!way?.address) return;
    const link = document.createElement("a");
    link.href = way.address;
    link.textContent = way.link;
    status.append(" ", link);
  };

  const show = (group, weight) => {
    const selection = group.id.replace("wish-", "");
    for (const button of group.querySelectorAll("button")) {
      const on = Number(button.dataset.weight) === weight;
      button.setAttribute("aria-pressed", String(on));
      button.value = `${selection}-${on ? 0 : button.dataset.weight}`;
    }
  };

  const send = async (button) => {
    const group = button.closest(".wish");
    const sent = new URLSearchParams(new FormData(form));
    sent.set("wish", button.value);
    group.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(button.getAttribute("formaction") || form.action, {
        method: "POST", body: sent, credentials: "same-origin", headers: { Accept: "application/json" }, keepalive: true,
      });
      const told = await answer.json();
      if (answer.ok) show(group, told.weight);
      say(answer.ok ? `${group.getAttribute("aria-label")} · ${told.sentence}` : told.sentence, !answer.ok, told);
    } catch {
      say(form.dataset.failed, true);
    }
    group.removeAttribute("aria-busy");
  };

  // One after the other, so that the last press is what stands.
  form.addEventListener("submit", (event) => {
    if (!event.submitter?.dataset.weight) return;
    event.preventDefault();
    last = last.then(() => send(event.submitter));
  });
})();
