// Registers the worker that keeps today's agenda. Where nobody is signed in nothing is kept, whatever became of the worker.
(() => {
  if (!("serviceWorker" in navigator) || !isSecureContext) return
  if (location.pathname.startsWith("/login")) return caches.delete("bookable-agenda")
  if (location.pathname.startsWith("/console")) navigator.serviceWorker.register("/sw.js", { updateViaCache: "none" })
})();

// Proposes the zone of this device where one is to be chosen.
(() => {
  const field = document.querySelector("select[name=zone]")
  if (field && !field.value) field.value = Intl.DateTimeFormat().resolvedOptions().timeZone
  if (field && field.selectedIndex < 0) field.selectedIndex = 0
})();

// Makes and uses passkeys: the page's own form is filled in with what the browser made, and sent.
(() => {
  if (!window.PublicKeyCredential) return
  const bytes = text => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), c => c.charCodeAt(0))
  const text = buffer =>
    btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "")
  const offer = (id, ask) => {
    const form = document.getElementById(id)
    if (!form) return
    form.hidden = false
    form.addEventListener("submit", async event => {
      event.preventDefault()
      const button = form.querySelector("button")
      button.disabled = true
      try {
        const target = new URL(form.action)
        const reply = await fetch(target.pathname + "/options", { method: "POST" })
        if (!reply.ok) throw new Error(reply.status)
        const options = await reply.json()
        options.challenge = bytes(options.challenge)
        const values = await ask(options)
        for (const name in values) form.elements[name].value = values[name]
        form.submit()
      } catch (error) {
        // Whoever changes their mind sees the page as it was.
        button.disabled = false
      }
    })
  }
  offer("passkey-add", async options => {
    options.user.id = bytes(options.user.id)
    for (const known of options.excludeCredentials) known.id = bytes(known.id)
    const made = await navigator.credentials.create({ publicKey: options })
    return { client: text(made.response.clientDataJSON), attestation: text(made.response.attestationObject) }
  })
  offer("passkey-use", async options => {
    const found = await navigator.credentials.get({ publicKey: options })
    const response = found.response
    return {
      id: text(found.rawId),
      client: text(response.clientDataJSON),
      data: text(response.authenticatorData),
      signature: text(response.signature),
      user: response.userHandle ? text(response.userHandle) : "",
    }
  })
})()
