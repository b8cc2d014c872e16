/* Colours as the reader chose them, else as the system has them, before anything below is painted. frame.js calls it again. */
function digestWear(input) {
  const key = new URL(SCOPE, location).pathname + ".__palette"
  const inputs = [...document.getElementsByName("__palette")]
  const suits = (each) => matchMedia(each.dataset.mdColorMedia).matches
  try { input ??= inputs[JSON.parse(localStorage.getItem(key)).index] } catch {}
  input ??= inputs.find(suits) ?? inputs[0]
  const follows = input.dataset.mdColorMedia === "(prefers-color-scheme)"
  const worn = (follows && inputs.find((each) => each !== input && suits(each))) || input
  for (const name in worn.dataset) if (name !== "mdColorMedia") document.body.dataset[name] = worn.dataset[name]
  for (const each of inputs) if (each.nextElementSibling?.matches("label")) each.nextElementSibling.hidden = each !== input
  return { key, index: inputs.indexOf(input) }
}
if (document.getElementsByName("__palette").length) digestWear()
