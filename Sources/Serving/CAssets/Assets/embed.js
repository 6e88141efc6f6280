// Puts a booking page where this script element stands:
// <script src="https://bookings.example/embed.js" data-provider="anna" data-service="hour" data-lang="de"></script>
(() => {
  const script = document.currentScript
  const { provider, service, lang, title } = script.dataset
  const home = new URL(script.src).origin
  if (!provider) return console.error("embed.js: data-provider is missing.")
  const address = new URL([provider, service].filter(Boolean).map(encodeURIComponent).join("/"), home + "/")
  address.searchParams.set("embed", "1")
  if (lang) address.searchParams.set("lang", lang)
  const frame = document.createElement("iframe")
  frame.title = title || "Booking"
  frame.src = address.href
  frame.style.cssText = "display:block;width:100%;height:600px;border:0;color-scheme:normal"
  let isFirst = true
  addEventListener("message", ({ source, origin, data }) => {
    if (source !== frame.contentWindow || origin !== home || !data || !data.bookable) return
    const { height, opened } = data.bookable
    if (height > 0) frame.style.height = Math.min(Math.ceil(height), 20000) + "px"
    if (!opened) return
    // What follows a step at the end of a long page begins above what is seen.
    if (!isFirst && frame.getBoundingClientRect().top < 0) frame.scrollIntoView()
    isFirst = false
  })
  script.after(frame)
})()
