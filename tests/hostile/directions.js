// Returns what stands beside words from right to left and would turn with them: the text of the nearest element
// that is set apart, where it holds more than ``typed``, all that the stranger wrote.
(typed) => {
  const letters = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
  const plain = (text) => text.replaceAll("–", "-"); // numbers of pages are joined as in print
  const turned = [];
  const walker = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    let element = node.parentElement;
    if (!letters.test(node.data) || element.closest(".digest-text")) continue;
    while (!/isolate|plaintext/.test(getComputedStyle(element).unicodeBidi)) element = element.parentElement;
    const text = element.textContent.trim().replace(/\s+/g, " ").replace(/^\((.*)\)$/, "$1");
    if (!typed.some((whole) => plain(whole).includes(plain(text)))) turned.push(element.outerHTML);
  }
  return turned;
}
