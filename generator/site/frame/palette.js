/* Colours as the reader chose them, else as the system has them, before anything below is painted. frame.js calls it again. */
function digestWear(input) {
  const key = new URL(SCOPE, location).pathname + ".__palette"
  const inputs = [...document.getElementsByName("__palette")]
  const media = (each) => each.dataset.mdColorMedia
  try { input ??= inputs[JSON.parse(localStorage.getItem(key)).index] } catch {}
  input ??= inputs.find((each) => matchMedia(media(each)).matches) ?? inputs[0]
  const follows = media(input) === "(prefers-color-scheme)"
  const worn = (follows && inputs.find((each) => each !== input && matchMedia(media(each)).matches)) || input
  for (const name of ["Scheme", "Primary", "Accent"]) document.body.dataset["mdColor" + name] = worn.dataset["mdColor" + name]
  for (const each of inputs) if (each.nextElementSibling?.matches("label")) each.nextElementSibling.hidden = each !== input
  return { key, input, index: inputs.indexOf(input) }
}
if (document.getElementsByName("__palette").length) digestWear()
