/* Colours as the reader chose them, else as the system has them, before anything below is painted. */
{
  const inputs = [...document.querySelectorAll("[data-md-component=palette] input")]
  const bright = matchMedia("(prefers-color-scheme: light)")
  const said = (input, name) => input.getAttribute(`data-md-color-${name}`) ?? ""
  const kept = () => {
    try { return inputs[__md_get("__palette").index] } catch { return null }
  }
  const wear = (input) => {
    const follows = said(input, "media") === "(prefers-color-scheme)"
    const now = `(prefers-color-scheme: ${bright.matches ? "light" : "dark"})`
    const worn = (follows && inputs.find((each) => said(each, "media") === now)) || input
    const color = { media: said(input, "media") }
    for (const name of ["scheme", "primary", "accent"]) {
      color[name] = said(worn, name)
      document.body.setAttribute(`data-md-color-${name}`, color[name])
    }
    for (const each of inputs) if (each.nextElementSibling?.matches("label")) each.nextElementSibling.hidden = each !== input
    return { index: inputs.indexOf(input), color }
  }
  const chosen = () => kept() ?? inputs.find((each) => matchMedia(said(each, "media")).matches) ?? inputs[0]
  const change = (input) => {
    document.body.setAttribute("data-md-color-switching", "")
    setTimeout(() => document.body.removeAttribute("data-md-color-switching"))
    return wear(input)
  }
  if (inputs.length) {
    wear(chosen())
    bright.addEventListener("change", () => change(chosen()))
    for (const input of inputs) input.addEventListener("change", () => __md_set("__palette", change(input)))
  }
}
