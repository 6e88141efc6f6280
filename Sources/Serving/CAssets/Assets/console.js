// Registers the worker that keeps today's agenda. Where nobody is signed in nothing is kept, whatever became of the worker.
(() => {
  if (!("serviceWorker" in navigator) || !isSecureContext) return
  if (location.pathname.startsWith("/login")) return caches.delete("bookable-agenda")
  navigator.serviceWorker.register("/sw.js", { updateViaCache: "none" })
})()
