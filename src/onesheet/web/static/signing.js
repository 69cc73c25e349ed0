/* Passkeys and security keys: asks the browser for one and sends what it answers. The pages say so where script is off,
   and keep the forms hidden where the browser knows no keys. Reading and writing their JSON is django-allauth's. */
"use strict";

const passkeys = {
  options() {
    return JSON.parse(document.getElementById("js_data").textContent);
  },
  ways: {
    async login(form) {
      const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
      if (!answer.ok) throw new Error("no challenge");
      return webauthnJSON.get((await answer.json()).request_options);
    },
    authenticate() {
      return webauthnJSON.get(passkeys.options().request_options);
    },
    add(form) {
      const asked = passkeys.options().creation_options;
      const alone = form.elements.passwordless ? form.elements.passwordless.checked : false;
      const wanted = asked.publicKey.authenticatorSelection;
      wanted.residentKey = alone ? "required" : "discouraged";
      wanted.requireResidentKey = alone;
      if (alone) wanted.userVerification = "required";
      return webauthnJSON.create(asked);
    },
  },
  offer(form) {
    form.hidden = false;
    const told = form.querySelector("[data-passkey-failed]");
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      told.textContent = "";
      try {
        const key = await passkeys.ways[form.dataset.passkey](form);
        form.elements.credential.value = JSON.stringify(key);
        form.submit();
      } catch {
        told.textContent = told.dataset.passkeyFailed;
      }
    });
  },
};

if (window.PublicKeyCredential && window.webauthnJSON) {
  for (const form of document.querySelectorAll("[data-passkey]")) passkeys.offer(form);
  for (const told of document.querySelectorAll("[data-without-script]")) told.hidden = true;
}
