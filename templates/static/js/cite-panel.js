// The panel of “Cite this”: every form of the citation of a passage, each with a button that copies it. What is said
// is made by the program and lies in fonds.cite.told; here its slots are filled, as template.py does.
"use strict";
(function (cite) {
  /** The citation of one passage, in runs of words; the twin of fonds.cite.template.fill. */
  function fill(template, values) {
    const runs = [];
    for (const part of template) {
      if (typeof part === "string") runs.push([part, false]);
      else if (part[0] === "i") runs.push([part[1], true]);
      else if (values[part[1]]) runs.push([part[2] + values[part[1]], false]);
    }
    return runs;
  }

  /** All forms of a passage (of the whole, without an id): [name, label, is it for programs, runs]; no empty ones. */
  function formsOf(id) {
    const passage = cite.told.passages.find((one) => one[0] === id);
    const ofWhole = ([name, label, isData, , whole]) => [name, label, isData, whole];
    if (!passage) return cite.told.forms.map(ofWhole).filter(isThere);
    const [, pinpoint, words, escaped] = passage;
    const address = `${cite.told.address}#${id}`;
    return cite.told.forms
      .map(([name, label, isData, template]) => {
        const values = { id, pinpoint: escaped[name] || pinpoint, words, address, release: cite.told.release };
        return [name, label, isData, name === "quotation" && !words ? [] : fill(template, values)];
      })
      .filter(isThere);
  }

  const isThere = (form) => form[3].length > 0;
  const addressOf = (id) => (id ? `${cite.told.address}#${id}` : cite.told.address);
  const nameOf = (id) => cite.told.passages.find((one) => one[0] === id)?.[1] || cite.told.whole;

  function make(name, className, text) {
    const element = document.createElement(name);
    if (className) element.className = className;
    if (text) element.textContent = text;
    return element;
  }

  let panel = null;
  let said = null;

  function build() {
    panel = make("dialog", "cite-panel");
    panel.setAttribute("aria-labelledby", "cite-panel-name");
    panel.addEventListener("click", (event) => event.target === panel && panel.close());
    document.body.append(panel);
  }

  /** Words with their italics, for what takes them, and without; what is for programs has none. */
  function write(element) {
    const text = element.textContent;
    if (element.matches("pre") || !window.ClipboardItem) return navigator.clipboard.writeText(text);
    const blob = (type, words) => new Blob([words], { type });
    const html = element.innerHTML.replace(/(<\/?)cite>/g, "$1i>");
    const item = { "text/plain": blob("text/plain", text), "text/html": blob("text/html", html) };
    return navigator.clipboard.write([new ClipboardItem(item)]);
  }

  /** Where a browser does not let a page write to the clipboard, the text is selected for the reader to copy. */
  async function copy(element, label) {
    try {
      await write(element);
      said.textContent = `${label}: copied`;
      return;
    } catch {
      // No clipboard here (a folder, an old browser): the old way, and if that fails the reader's own.
    }
    const range = document.createRange();
    range.selectNodeContents(element);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    const isDone = document.execCommand("copy");
    said.textContent = isDone ? `${label}: copied` : `${label}: selected, copy it with Ctrl+C`;
  }

  function row(label, isData, runs) {
    const line = make("div");
    const words = make(isData ? "pre" : "p", "cite-words");
    for (const [text, isItalic] of runs) words.append(isItalic ? make("cite", "", text) : text);
    if (isData) {
      words.tabIndex = 0;
      words.setAttribute("role", "region");
      words.setAttribute("aria-label", label);
    }
    const button = make("button", "", "Copy");
    button.type = "button";
    button.setAttribute("aria-label", `Copy: ${label}`);
    button.addEventListener("click", () => copy(words, label));
    line.append(make("h3", "", label), button, words);
    return line;
  }

  function show(id) {
    if (!panel) build();
    const name = make("h2", "", `Cite ${nameOf(id)}`);
    name.id = "cite-panel-name";
    const close = make("button", "cite-close", "×");
    close.type = "button";
    close.setAttribute("aria-label", "Close");
    close.addEventListener("click", () => panel.close());
    said = make("p", "cite-said");
    said.setAttribute("role", "status");
    const rows = formsOf(id).map(([, label, isData, runs]) => row(label, isData, runs));
    const all = make("p", "cite-all");
    const link = make("a", "", "All citations of this page, and files for reference managers");
    link.href = cite.told.page;
    all.append(link);
    panel.replaceChildren(name, close, said, row("Address", false, [[addressOf(id), false]]), ...rows, all);
    panel.showModal();
    panel.scrollTop = 0;
    panel.querySelector(".cite-words").previousElementSibling.focus();
  }

  Object.assign(cite, { show, formsOf, addressOf });
})(window.fonds.cite);
