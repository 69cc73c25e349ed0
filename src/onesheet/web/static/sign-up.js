/* Finds the answer to the sign-up form's challenge while the form is filled in: the counter whose SHA-256, with the salt
   and nonce before it, begins as the challenge says. Costs a person a second, and whoever makes a thousand accounts a
   thousand times that. Without script the form is sent without an answer, and the account waits. */
"use strict";

/* SHA-256 (FIPS 180-4) of a text of up to 55 bytes, in one block. The browser's own takes ten times as long for each of
   very many short texts, and is missing where a site is reached without https. */
const sha256 = {
  rounds: [],
  start: [],
  words: new Uint32Array(64),
  prepare() {
    const fraction = (root) => ((root - Math.floor(root)) * 4294967296) | 0;
    for (let one = 2; this.rounds.length < 64; one += 1) {
      let prime = true;
      for (let by = 2; by * by <= one; by += 1) if (one % by === 0) prime = false;
      if (!prime) continue;
      if (this.start.length < 8) this.start.push(fraction(Math.sqrt(one)));
      this.rounds.push(fraction(Math.cbrt(one)));
    }
  },
  /* `block` is 16 words with the closing bit and the length in place; returns the eight words of the digest. */
  digest(block) {
    const words = this.words;
    words.set(block);
    for (let i = 16; i < 64; i += 1) {
      const a = words[i - 15];
      const b = words[i - 2];
      const low = ((a >>> 7) | (a << 25)) ^ ((a >>> 18) | (a << 14)) ^ (a >>> 3);
      const high = ((b >>> 17) | (b << 15)) ^ ((b >>> 19) | (b << 13)) ^ (b >>> 10);
      words[i] = (words[i - 16] + low + words[i - 7] + high) | 0;
    }
    let [a, b, c, d, e, f, g, h] = this.start;
    for (let i = 0; i < 64; i += 1) {
      const mixed = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
      const one = (h + mixed + ((e & f) ^ (~e & g)) + this.rounds[i] + words[i]) | 0;
      const turned = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
      const two = (turned + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      h = g; g = f; f = e; e = (d + one) | 0; d = c; c = b; b = a; a = (one + two) | 0;
    }
    return [a, b, c, d, e, f, g, h].map((one, place) => (one + this.start[place]) >>> 0);
  },
};

const proof = {
  most: 120000,
  slice: 4000,
  hex(words) {
    return words.map((one) => one.toString(16).padStart(8, "0")).join("");
  },
  words(hex) {
    return (hex.match(/.{8}/g) || []).map((eight) => parseInt(eight, 16));
  },
  async solve(challenge) {
    const { salt, nonce, keyPrefix } = challenge.parameters;
    const before = [...this.words(salt), ...this.words(nonce)];
    const first = this.words(keyPrefix)[0];
    const block = new Uint32Array(16);
    block.set(before);
    block[before.length + 1] = 0x80000000;
    block[15] = (before.length + 1) * 32;
    for (let counter = 0; counter < this.most; counter += 1) {
      if (counter % this.slice === 0) await new Promise((go) => { setTimeout(go); });
      block[before.length] = counter;
      const found = sha256.digest(block);
      if (found[0] === first && this.hex(found).startsWith(keyPrefix)) {
        return btoa(JSON.stringify({ challenge, solution: { counter, derivedKey: this.hex(found) } }));
      }
    }
    return "";
  },
  offer(form) {
    sha256.prepare();
    for (const told of form.querySelectorAll("[data-without-script]")) told.hidden = true;
    const solved = this.solve(JSON.parse(form.dataset.challenge)).catch(() => "");
    let ready = false;
    form.addEventListener("submit", async (event) => {
      if (ready) return;
      event.preventDefault();
      document.getElementById("checking").textContent = form.dataset.checking;
      form.elements.altcha.value = await solved;
      ready = true;
      // A form cannot be sent from within its own submitting, which an answer found before has not left yet.
      setTimeout(() => form.requestSubmit());
    });
  },
};

for (const form of document.querySelectorAll("[data-challenge]")) {
  if (form.dataset.challenge) proof.offer(form);
}
