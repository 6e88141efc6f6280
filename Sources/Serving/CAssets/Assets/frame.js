// Tells the page around this frame how high the frame has to be; where it is shown decides who is told.
(() => {
  if (parent === window) return
  const tell = () => parent.postMessage({ bookable: { height: document.documentElement.offsetHeight } }, "*")
  new ResizeObserver(tell).observe(document.documentElement)
  parent.postMessage({ bookable: { opened: true } }, "*")
  tell()
})()
