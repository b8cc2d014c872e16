/* Where somebody was on a page whose content comes by a script: browsers go back there before anything is to be seen. */

let wanted = history.state?.place ?? 0
addEventListener("pagehide", () => history.replaceState({ ...history.state, place: scrollY }, ""))

/** Go, once, to where somebody was who comes back to the page. */
export function goBack() {
  if (wanted) scrollTo(0, wanted)
  wanted = 0
}
