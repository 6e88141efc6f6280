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
})();

// Turns notifications about the practice's bookings on and off for this device. The server ends them with the session.
(() => {
  const form = document.getElementById("notify")
  if (!form) return
  if (!("serviceWorker" in navigator) || !("PushManager" in window) || !("Notification" in window)) {
    document.getElementById("notify-missing").hidden = false
    return
  }
  const [on, off] = form.querySelectorAll("button")
  const [told, refused] = form.querySelectorAll("p[role]")
  const address = new URL(form.action).pathname
  const show = isOn => {
    on.hidden = isOn
    off.hidden = told.hidden = !isOn
  }
  const send = async (path, fields) => {
    const answer = await fetch(path, { method: "POST", body: new URLSearchParams(fields) })
    if (!answer.ok || answer.redirected) throw new Error(String(answer.status))
  }
  const begin = async () => {
    const { pushManager } = await navigator.serviceWorker.ready
    // One that an earlier session left behind may have been made with another key.
    await (await pushManager.getSubscription())?.unsubscribe()
    const key = form.elements.key.value.replaceAll("-", "+").replaceAll("_", "/")
    const subscription = await pushManager.subscribe({
      userVisibleOnly: true,
      applicationServerKey: Uint8Array.from(atob(key), letter => letter.charCodeAt(0)),
    })
    const { endpoint, keys } = subscription.toJSON()
    try {
      await send(address, { endpoint, p256dh: keys.p256dh, auth: keys.auth })
    } catch (error) {
      // What the server does not know of must not look as if it were on.
      await subscription.unsubscribe()
      throw error
    }
  }
  const end = async () => {
    await send(address + "/end", {})
    const { pushManager } = await navigator.serviceWorker.ready
    await (await pushManager.getSubscription())?.unsubscribe()
  }
  form.addEventListener("submit", async event => {
    event.preventDefault()
    const isBeginning = event.submitter === on
    on.disabled = off.disabled = true
    refused.hidden = true
    try {
      await (isBeginning ? begin() : end())
      show(isBeginning)
    } catch {
      refused.hidden = false
    }
    on.disabled = off.disabled = false
  })
  navigator.serviceWorker.ready
    .then(registration => registration.pushManager.getSubscription())
    .then(subscription => {
      show(Boolean(subscription) && form.elements.on.value === "1")
      form.hidden = false
    })
})();

// Checks a policy or a rule while it is written: the form is sent as its button would, and of the same answer only the findings are shown.
(() => {
  const form = document.querySelector("#policy,#rule")
  if (!form) return
  let timer, asked = 0
  const check = async () => {
    const number = ++asked
    const fields = new URLSearchParams(new FormData(form))
    fields.set("do", "check")
    const answer = await fetch(new URL(form.action).pathname, { method: "POST", body: fields })
    // The answer to an earlier text is of no use, and that of a session that has ended has no findings.
    const found = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("checked")
    if (number === asked && found) document.getElementById("checked").replaceWith(document.adoptNode(found))
  }
  form.elements.script.addEventListener("input", () => {
    clearTimeout(timer)
    // Without a connection the button still says what is wrong.
    timer = setTimeout(() => check().catch(() => {}), 700)
  })
})();

// Moves a booking of the week by dragging it: that leads to the page which asks whether to move it there, as its form does.
(() => {
  const week = document.querySelector(".week")
  if (!week) return
  let dragged, grip
  const rows = () => week.querySelectorAll(".gutter span").length * 4
  week.addEventListener("dragstart", event => {
    dragged = event.target.closest?.("a[data-move]")
    if (dragged) grip = event.clientY - dragged.getBoundingClientRect().top
  })
  week.addEventListener("dragover", event => {
    if (dragged && event.target.closest("[data-first]")) event.preventDefault()
  })
  week.addEventListener("drop", event => {
    const day = event.target.closest("[data-first]")
    if (!dragged || !day || !rows()) return
    event.preventDefault()
    const box = day.getBoundingClientRect()
    const row = Math.round(((event.clientY - grip - box.top) / box.height) * rows())
    const at = new Date(Date.parse(day.dataset.first) + Math.max(row, 0) * 900_000)
    const target = new URL(dragged.dataset.move, location)
    target.searchParams.set("at", at.toISOString().replace(".000", ""))
    location.assign(target)
  })
  week.addEventListener("dragend", () => { dragged = null })
})();

// Shortcuts of the keyboard, while nothing is typed: each leads where its link in the list does, which the question mark shows.
(() => {
  const keys = document.getElementById("keys")
  if (!keys) return
  const fields = "input:not([type=button],[type=submit],[type=checkbox],[type=radio]),textarea,select,[contenteditable]"
  const name = event => {
    if (event.key === "?" || event.key === "\u061f") return "?"
    // With an alphabet that has none of the keys, the place of the letter counts.
    return (/^[^\x00-\x7f]$/.test(event.key) ? event.code.replace("Key", "") : event.key).toLowerCase()
  }
  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat) return
    if (event.target.closest?.(fields)) return
    const key = name(event)
    if (key === "?") {
      event.preventDefault()
      return keys.open ? keys.close() : keys.showModal()
    }
    const link = keys.querySelector(`[data-key="${CSS.escape(key)}"]`)
    if (!link) return
    event.preventDefault()
    // What is searched for is typed next.
    if (key === "/") {
      const field = document.getElementById("q")
      if (field) return keys.close(), field.focus()
      sessionStorage.setItem("bookable-search", "1")
    }
    location.assign(link.href)
  })
  if (sessionStorage.getItem("bookable-search")) {
    sessionStorage.removeItem("bookable-search")
    document.getElementById("q")?.focus()
  }
})()
