/* BibTeX as programs and people write it. What is broken costs the entry that it stands in, at most. Pure functions. */

const OPENING = /@[ \t]*([a-z]+)\s*([{(])/giu

/** A line on which another entry begins: whoever left a brace open did not mean the rest of the file. */
const NEXT = String.raw`\n[ \t]*@[ \t]*[a-z]+[ \t]*[{(]`

const SPACE = /\s*/uy
const NAME = /[^\s"#%'(),={}]+/uy
const KEY = /[^,{}=\n]*/uy
const IN_BRACES = new RegExp(String.raw`[{}]|${NEXT}`, "giu")
const IN_QUOTES = new RegExp(String.raw`[{}"]|${NEXT}`, "giu")
const ENDED = new RegExp(String.raw`[,})]|${NEXT}`, "giu")

/** How many characters names may stand for; in a longer text, twice as many as stand in it. */
const MOST_NAMED = 1024 * 1024

const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ")

/** Return the entries of a BibTeX text: `{type, key, fields}`, with the fields' values, by their names, as typed. */
export function entriesIn(text) {
  const reader = new Reader(text)
  const entries = []
  for (let entry = reader.next(); entry !== undefined; entry = reader.next()) if (entry) entries.push(entry)
  return entries
}

class Reader {
  constructor(text) {
    this.text = text
    this.at = 0
    this.left = Math.max(MOST_NAMED, 2 * text.length)
    this.strings = new Map(MONTHS.map((month) => [month, month]))
  }

  /** Return the next entry; null for what is none, undefined at the end. */
  next() {
    OPENING.lastIndex = this.at
    const opening = OPENING.exec(this.text)
    if (!opening) return undefined
    this.at = OPENING.lastIndex
    const type = opening[1].toLowerCase()
    if (type === "comment" || type === "preamble") {
      if (opening[2] === "{") this.braced()
      return null
    }
    if (type === "string") {
      for (const [name, value] of this.fields()) this.strings.set(name, value)
      return null
    }
    this.skip(SPACE)
    const from = this.at
    const key = this.skip(KEY).trim()
    this.skip(SPACE)
    if (this.text[this.at] === "=") this.at = from // it has no key
    const fields = this.fields()
    return fields.size ? { type, key, fields } : null
  }

  /** Read fields to the end of the entry; the first of a name counts. */
  fields() {
    const fields = new Map()
    for (;;) {
      this.skip(SPACE)
      if (this.text[this.at] === ",") {
        this.at += 1
        continue
      }
      if (this.text[this.at] === "@") return fields
      const name = this.skip(NAME).toLowerCase()
      this.skip(SPACE)
      if (!name || this.text[this.at] !== "=") {
        if (this.leave(name)) return fields
        continue
      }
      this.at += 1
      const value = this.value()
      if (!fields.has(name)) fields.set(name, value)
    }
  }

  /** Leave out what is no field; tell whether the entry is over. */
  leave(name) {
    const end = this.text[this.at]
    if (!name && (end === "}" || end === ")")) {
      this.at += 1
      return true
    }
    ENDED.lastIndex = this.at
    const found = ENDED.exec(this.text)
    this.at = found?.index ?? this.text.length
    return found?.[0] !== ","
  }

  /** Read a value: parts in braces or quotes, numbers and names, joined by "#". */
  value() {
    const parts = []
    for (;;) {
      this.skip(SPACE)
      const first = this.text[this.at]
      if (first === "{" || first === '"') {
        this.at += 1
        parts.push(first === "{" ? this.braced() : this.quoted())
      } else {
        const name = this.skip(NAME)
        const named = this.strings.get(name.toLowerCase()) ?? name
        this.left -= named.length
        parts.push(this.left < 0 ? name : named)
      }
      this.skip(SPACE)
      if (this.text[this.at] !== "#") return parts.join("")
      this.at += 1
    }
  }

  braced() {
    return this.upTo(IN_BRACES, "}")
  }

  quoted() {
    return this.upTo(IN_QUOTES, '"')
  }

  /** Read to the closing sign that no braces hold. */
  upTo(signs, closing) {
    const from = this.at
    let depth = 0
    signs.lastIndex = from
    for (let found = signs.exec(this.text); found; found = signs.exec(this.text)) {
      const sign = found[0]
      if (sign === closing && !depth) {
        this.at = signs.lastIndex
        return this.text.slice(from, found.index)
      }
      if (sign === "{") depth += 1
      else if (sign === "}") depth = Math.max(0, depth - 1)
      else if (sign !== '"') return this.end(from, found.index)
    }
    return this.end(from, this.text.length)
  }

  end(from, at) {
    this.at = at
    return this.text.slice(from, at)
  }

  /** Go on behind what stands here, and return it. */
  skip(pattern) {
    pattern.lastIndex = this.at
    const found = pattern.exec(this.text)?.[0] ?? ""
    this.at += found.length
    return found
  }
}

const LETTERS = new Map(Object.entries({
  o: "ø", O: "Ø", l: "ł", L: "Ł", ae: "æ", AE: "Æ", oe: "œ", OE: "Œ", ss: "ß", aa: "å", AA: "Å", i: "i", j: "j",
  textless: "<", textgreater: ">", textasciitilde: "~", textbackslash: "\\", textendash: "–", textquoteright: "’", ell: "ℓ",
}))

const GREEK = "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho varsigma sigma tau upsilon phi chi psi omega"
GREEK.split(" ").forEach((name, number) => LETTERS.set(name, String.fromCodePoint(0x3b1 + number)))

/** TeX's accents, and the characters that put them on the letter before. */
const ACCENTS = new Map(Object.entries({
  "'": "\u0301", "`": "\u0300", "^": "\u0302", '"': "\u0308", "~": "\u0303", "=": "\u0304", ".": "\u0307",
  c: "\u0327", v: "\u030c", u: "\u0306", H: "\u030b", k: "\u0328", r: "\u030a", b: "\u0331", d: "\u0323",
}))

const ACCENTED = /\\(?:(["'`^~=.])\s*|([Hbcdkruv])(?:\s+|(?=\{)))\{?\s*(?:\\(?=[ij]))?([a-z])/giu

/** Return a value as plain text: letters with their accents, without braces and other TeX. */
export const plain = (value) => value
  .replace(ACCENTED, (_, sign, name, letter) => letter + ACCENTS.get(sign ?? name))
  .replace(/\\([a-zA-Z]+)(?:\s+|\{\})?/gu, (_, name) => LETTERS.get(name) ?? "")
  .replace(/\\([^a-zA-Z])/gu, "$1")
  .replace(/[{}$]/gu, "")
  .replace(/[~\s]+/gu, " ")
  .trim()
  .normalize()
