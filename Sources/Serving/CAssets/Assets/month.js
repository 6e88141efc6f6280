// Tells whoever has set their device to another zone than that of the page, where the clocks differ, and leads to the times in it.
(() => {
  const hint = document.getElementById("device")
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  if (!hint || !zone || zone === "Etc/Unknown") return
  const { zone: shown, from, until } = hint.dataset
  const readings = timeZone =>
    [from, until].map(second => new Date(second * 1000).toLocaleString("en", { timeZone })).join()
  try {
    if (readings(zone) === readings(shown)) return
  } catch {
    // The browser does not know the zone of the page.
    return
  }
  hint.querySelector("bdi").textContent = zone.split("/").pop().replaceAll("_", " ")
  const link = hint.querySelector("a")
  if (link) {
    const address = new URL(link.href)
    address.searchParams.set("zone", zone)
    link.href = address
  }
  hint.hidden = false
})()
