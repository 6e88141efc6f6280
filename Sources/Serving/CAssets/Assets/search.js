// Searches near where the visitor is. The browser is asked only when the button is pressed, and what it says is rounded to a
// hundredth of a degree, about a kilometre, before it leaves the page.
(() => {
  const here = document.getElementById("here")
  const nowhere = document.getElementById("nowhere")
  if (!here || !nowhere || !navigator.geolocation || !window.isSecureContext) return
  here.hidden = false
  // Not disabled meanwhile: the focus would be lost with it.
  let isAsking = false
  const ask = is => {
    isAsking = is
    here.setAttribute("aria-disabled", is)
  }
  here.addEventListener("click", () => {
    if (isAsking) return
    ask(true)
    nowhere.hidden = true
    const found = ({ coords }) => {
      const form = here.form
      const near = form.elements.near ?? form.appendChild(document.createElement("input"))
      near.type = "hidden"
      near.name = "near"
      near.value = `${coords.latitude.toFixed(2)},${coords.longitude.toFixed(2)}`
      form.elements.town.value = ""
      ask(false)
      form.submit()
    }
    const lost = () => {
      ask(false)
      nowhere.hidden = false
    }
    navigator.geolocation.getCurrentPosition(found, lost, { maximumAge: 600000, timeout: 15000 })
  })
  // Whoever comes back to a page that the browser has kept can press it again.
  window.addEventListener("pageshow", () => ask(false))
})()
