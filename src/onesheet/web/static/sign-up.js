/* Finds the answer to the sign-up form's challenge while the form is filled in: the counter whose SHA-256, with the salt
   and nonce before it, begins as the challenge says. Costs a person a second or two, and whoever makes a thousand
   accounts a thousand times that. Where the browser cannot, the form is sent without, and the account waits. */
"use strict";

const proof = {
  bytes(hex) {
    return Uint8Array.from(hex.match(/../g) || [], (two) => parseInt(two, 16));
  },
  hex(bytes) {
    return Array.from(bytes, (one) => one.toString(16).padStart(2, "0")).join("");
  },
  async solve(challenge) {
    const { salt, nonce, keyPrefix } = challenge.parameters;
    const begins = proof.bytes(keyPrefix);
    const before = [...proof.bytes(salt), ...proof.bytes(nonce)];
    const most = 60000;
    const together = 500;
    for (let first = 0; first < most; first += together) {
      const found = await Promise.all(Array.from({ length: together }, async (_, step) => {
        const text = new Uint8Array(before.length + 4);
        text.set(before);
        new DataView(text.buffer).setUint32(before.length, first + step);
        return new Uint8Array(await crypto.subtle.digest("SHA-256", text));
      }));
      const at = found.findIndex((key) => begins.every((one, place) => key[place] === one));
      if (at >= 0) {
        const solution = { counter: first + at, derivedKey: proof.hex(found[at]) };
        return btoa(JSON.stringify({ challenge, solution }));
      }
    }
    return "";
  },
  offer(form) {
    if (!window.crypto || !crypto.subtle || !form.dataset.challenge) return;
    const solved = proof.solve(JSON.parse(form.dataset.challenge)).catch(() => "");
    let ready = false;
    form.addEventListener("submit", async (event) => {
      if (ready) return;
      event.preventDefault();
      document.getElementById("checking").textContent = form.dataset.checking;
      form.elements.altcha.value = await solved;
      ready = true;
      form.requestSubmit();
    });
  },
};

for (const form of document.querySelectorAll("[data-challenge]")) proof.offer(form);
