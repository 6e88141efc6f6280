// Tells whoever has set their device to another zone than that of the page, where the clocks differ, and leads to the times in it.
(() => {
  const hint = document.getElementById("device")
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  if (!hint || !zone || zone === "Etc/Unknown") return
  // Whoever asked for it already has it, or a server that does not know it.
  if (new URLSearchParams(location.search).get("zone") === zone) return
  const { zone: shown, from, until } = hint.dataset
  try {
    const clock = timeZone => new Intl.DateTimeFormat("en", { timeZone, dateStyle: "short", timeStyle: "short" })
    const [own, other] = [clock(zone), clock(shown)]
    let second = +from
    // Some zones change their clocks within the month, on different days.
    while (second < until && own.format(second * 1000) === other.format(second * 1000)) second += 86400
    if (second >= until) return
    const names = new Intl.DateTimeFormat(document.documentElement.lang, { timeZone: zone, timeZoneName: "longGeneric" })
    hint.querySelector("bdi").textContent = names.formatToParts(second * 1000).find(part => part.type === "timeZoneName").value
  } catch {
    // The browser does not know the zone of the page, or no names of zones.
    return
  }
  const link = hint.querySelector("a")
  if (link) {
    const address = new URL(link.href)
    address.searchParams.set("zone", zone)
    link.href = address
  }
  hint.hidden = false
})()
