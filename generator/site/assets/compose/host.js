/*
 * The host of the repository: where a file that was written here goes, and how its text gets there.
 *
 * What a host is told by is what the page says of it: `edit`, the address at which a file is edited, with {file} for
 * its path; `begin`, the one at which a file is begun, with the `fields` for its path and its text and the `folder`
 * that the project lies in; and `holds`, how long that address may be. What is not known is missing or empty.
 */

/**
 * Return where a new file goes: the address to open, whether its text has to be copied first, and why.
 *
 * The address is null where there is none: then the file is downloaded (`nowhere`). The text is copied where it is
 * too long for the address (`long`) or the host takes none (`ignored`).
 */
export function beginning(host, path, text) {
  if (!host?.begin) return { href: null, copied: false, why: "nowhere" }
  const [pathField, textField] = host.fields
  const empty = `${host.begin}?${pathField}=${encoded(host.folder + path)}`
  if (!host.holds) return { href: empty, copied: true, why: "ignored" }
  const href = `${empty}&${textField}=${encoded(text)}`
  // Who is not signed in comes by the page to sign in, in whose address this one is encoded once more.
  if (encoded(href).length > host.holds) return { href: empty, copied: true, why: "long" }
  return { href, copied: false, why: "" }
}

/** Return where a file that is there already is edited; hosts take no text for that, so it has to be copied. */
export function editing(host, path) {
  if (!host?.edit) return { href: null, copied: false, why: "nowhere" }
  const href = host.edit.replace("{file}", () => path.split("/").map(encoded).join("/"))
  return { href, copied: true, why: "edit" }
}

/** Half a character, which only a slip can have left, has no encoding. */
function encoded(text) {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, "\ufffd"))
}

/** Apps that show pages in a window of their own, in which nobody is signed in and often nothing can be saved. */
const APPS = [
  ["KakaoTalk", /KAKAOTALK/i],
  ["Instagram", /\bInstagram\b/],
  ["Naver", /\bNAVER\(/],
  ["LINE", /\bLine\//],
  ["Facebook", /\bFB(?:AN|AV|_IAB)\b/],
]

/** Return the app in whose window a page is shown, by the browser's own name for itself; null in a browser. */
export function appAround(userAgent) {
  return APPS.find(([, pattern]) => pattern.test(userAgent))?.[0] ?? null
}

/** Return what opens an address in the reader's browser from an app's window; null where only its menu does. */
export function outOf(app, address) {
  return app === "KakaoTalk" ? `kakaotalk://web/openExternal?url=${encodeURIComponent(address)}` : null
}
