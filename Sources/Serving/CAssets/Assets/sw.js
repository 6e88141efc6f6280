// The service worker. Of the console it keeps the shell and today's agenda, to be read without a connection. For a client it only
// shows messages about the one booking whose address is its scope, and touches no request.
const AGENDA = "bookable-agenda"
const shellName = "bookable-shell " + SHELL.join(" ")
const scope = new URL(registration.scope)
const isConsole = scope.pathname === "/"
const longest = 24 * 60 * 60 * 1000
// Counts sign-ins and sign-outs: what was asked for before one must not be kept after it.
let generation = 0

const forget = () => {
  generation += 1
  return caches.delete(AGENDA)
}

const prepare = async () => {
  if (isConsole) await (await caches.open(shellName)).addAll(SHELL)
  await skipWaiting()
}

const takeOver = async () => {
  if (!isConsole) return
  const old = (await caches.keys()).filter((name) => name.startsWith("bookable-shell ") && name !== shellName)
  await Promise.all(old.map((name) => caches.delete(name)))
  await clients.claim()
}

// The agenda of one day has many addresses, but only that without a date is today's.
const isToday = (url) => /^\/console\/[^/]+\/day$/.test(url.pathname) && !url.searchParams.has("date")

const keep = async (url, answer) => {
  const headers = new Headers(answer.headers)
  headers.set("Kept-At", String(Date.now()))
  const copy = new Response(await answer.blob(), { headers })
  const cache = await caches.open(AGENDA)
  await cache.put(url.pathname, copy)
}

const kept = async (url) => {
  const cache = await caches.open(AGENDA)
  const [first] = await cache.keys()
  // The start of the app leads to the agenda that was kept last.
  const answer = isToday(url) ? await cache.match(url.pathname) : first && (await cache.match(first))
  if (!answer || Date.now() - Number(answer.headers.get("Kept-At")) > longest) return null
  const text = await answer.text()
  return new Response(text.replace(/(<div class="notice warn" id="offline") hidden>/, "$1>"), { headers: answer.headers })
}

const offline = async (url) => {
  const startsApp = /^\/console(\/[^/]+)?$/.test(url.pathname)
  const agenda = isToday(url) || startsApp ? await kept(url) : null
  return agenda || (await caches.match("/offline")) || Response.error()
}

const show = async (event, url) => {
  const asked = generation
  let answer
  try {
    answer = await fetch(event.request)
  } catch {
    return offline(url)
  }
  if (isToday(url)) {
    if (answer.ok) {
      const copy = answer.clone()
      event.waitUntil(
        keep(url, copy).then(() => {
          if (asked !== generation) return caches.delete(AGENDA)
        })
      )
    } else {
      event.waitUntil(caches.delete(AGENDA))
    }
  }
  return answer
}

addEventListener("install", (event) => event.waitUntil(prepare()))
addEventListener("activate", (event) => event.waitUntil(takeOver()))

addEventListener("fetch", (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (!isConsole || url.origin !== scope.origin) return
  if (/^\/log(in|out)(\/|$)/.test(url.pathname)) return event.waitUntil(forget())
  if (request.method !== "GET") return
  if (request.mode === "navigate" && /^\/console(\/|$)/.test(url.pathname)) return event.respondWith(show(event, url))
  const asker = new URL(request.referrer || url).pathname
  if (SHELL.includes(url.pathname) && /^\/(console|offline)(\/|$)/.test(asker))
    event.respondWith(fetch(request).catch(() => caches.match(url.pathname)))
})

addEventListener("push", (event) => {
  const { title, body, tag, start_at: start, path } = event.data.json()
  // What has a page of its own, such as a review, is told after the session too.
  if (!path && Date.parse(start) < Date.now()) return
  // A client's registration is for the page of the booking; a member is led to it by the booking's id, which is the tag.
  const url = isConsole ? path ?? "/console?booking=" + encodeURIComponent(tag) : scope.href
  event.waitUntil(registration.showNotification(title, { body, tag, icon: ICON, data: { url } }))
})

addEventListener("notificationclick", (event) => {
  event.notification.close()
  const { url } = event.notification.data
  const open = async () => {
    const windows = await clients.matchAll({ type: "window", includeUncontrolled: !isConsole })
    const own = isConsole ? scope.origin + "/console" : registration.scope
    const shown = windows.find((page) => page.url.startsWith(own))
    if (!shown) return clients.openWindow(url)
    await shown.focus()
    if (isConsole) await shown.navigate(url)
  }
  event.waitUntil(open())
})
