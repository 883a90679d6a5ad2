// Cite this: a click on a ¶ number, or on “cite”, opens a panel with the address and the citation in every form, each
// with a button that copies it. What is said is made by the program; here its slots are filled, as template.py does.
"use strict";
window.fonds = window.fonds || {};
fonds.cite = (function () {
  const { src, dataset } = document.currentScript;
  const data = new URL(`cite/${dataset.of}.js`, location.href).href;
  let told = null;
  let waiting = null;

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
    const passage = told.passages.find((one) => one[0] === id);
    if (!passage) return told.forms.map(([name, label, isData, , whole]) => [name, label, isData, whole]).filter(isThere);
    const [, pinpoint, words, escaped] = passage;
    const address = `${told.address}#${id}`;
    return told.forms
      .map(([name, label, isData, template]) => {
        const values = { id, pinpoint: escaped[name] || pinpoint, words, address, release: told.release };
        return [name, label, isData, name === "quotation" && !words ? [] : fill(template, values)];
      })
      .filter(isThere);
  }

  const isThere = (form) => form[3].length > 0;
  const addressOf = (id) => (id ? `${told.address}#${id}` : told.address);
  const nameOf = (id) => told.passages.find((one) => one[0] === id)?.[1] || told.whole;

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

  /** Where a browser does not let a page write to the clipboard, the text is selected for the reader to copy. */
  async function copy(element, label) {
    try {
      await navigator.clipboard.writeText(element.textContent);
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
    panel.replaceChildren(name, close, said, row("Address", false, [[addressOf(id), false]]), ...rows);
    panel.showModal();
    panel.scrollTop = 0;
    panel.querySelector(".cite-words").previousElementSibling.focus();
  }

  function take(given) {
    told = given;
    if (waiting !== null) show(waiting);
    waiting = null;
  }

  function open(id) {
    if (told) return show(id);
    const isAsked = waiting !== null;
    waiting = id;
    if (isAsked) return;
    const script = document.createElement("script");
    script.src = data;
    script.addEventListener("error", () => (waiting = null));
    document.head.append(script);
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.address, a.cite-this");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const id = decodeURIComponent(link.hash.slice(1));
    if (link.matches(".address")) history.replaceState(history.state, "", link.hash);
    open(link.matches(".address") ? id : id.replace(/^c-/, ""));
  });
  for (const link of document.querySelectorAll("a.address, a.cite-this")) link.setAttribute("aria-haspopup", "dialog");

  return { take, formsOf, addressOf, ready: src };
})();
