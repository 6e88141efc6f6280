// Turns notifications about one booking on and off. The browser gets a registration for the address of this booking alone, so that
// one that ends leaves others be, and a notification leads here.
(async () => {
  const form = document.getElementById("push")
  if (!form || !("serviceWorker" in navigator) || !("PushManager" in window) || !("Notification" in window)) return
  const [on, off] = form.querySelectorAll("button")
  const [told, refused] = form.querySelectorAll("p[role]")
  const address = new URL(form.action).pathname
  const scope = address.replace(/\/push$/, "")
  const registered = async () => {
    const registration = await navigator.serviceWorker.getRegistration(scope)
    return registration && new URL(registration.scope).pathname === scope ? registration : null
  }
  const show = (isOn) => {
    on.hidden = isOn
    off.hidden = told.hidden = !isOn
  }
  const send = async (path, fields) => {
    const answer = await fetch(path, { method: "POST", body: new URLSearchParams(fields) })
    if (!answer.ok) throw new Error(String(answer.status))
  }
  const begin = async () => {
    const key = form.elements.key.value.replaceAll("-", "+").replaceAll("_", "/")
    await navigator.serviceWorker.register("/sw.js", { scope, updateViaCache: "none" })
    const registration = await navigator.serviceWorker.ready
    const subscription = await registration.pushManager.subscribe({
      userVisibleOnly: true,
      applicationServerKey: Uint8Array.from(atob(key), (letter) => letter.charCodeAt(0)),
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
    const registration = await registered()
    const subscription = await registration?.pushManager.getSubscription()
    if (subscription) {
      await send(address + "/end", { endpoint: subscription.endpoint })
      await subscription.unsubscribe()
    }
    await registration?.unregister()
  }
  form.addEventListener("submit", async (event) => {
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
  const registration = await registered()
  show(Boolean(await registration?.pushManager.getSubscription()))
  form.hidden = false
})()
