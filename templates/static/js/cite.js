// Cite this: a click on a ¶ number, on the number of a page, or on “cite”, opens a panel with the address and the
// citation in every form. What the panel needs is loaded when it is first asked for; where that fails, the link leads
// where it always leads.
"use strict";
window.fonds = window.fonds || {};
fonds.cite = (function () {
  const { src, dataset } = document.currentScript;
  const cite = { told: null, take: (told) => (cite.told = told), need };
  let loading = null;

  const load = (name, attributes) =>
    new Promise((resolve, reject) => {
      const element = Object.assign(document.createElement(name), attributes);
      element.addEventListener("load", resolve);
      element.addEventListener("error", reject);
      document.head.append(element);
    });

  /** The panel, its style, and the citations of this page. */
  function need() {
    loading ??= Promise.all([
      load("link", { rel: "stylesheet", href: src.replace(/js\/cite\.js$/, "cite-panel.css") }),
      load("script", { src: src.replace(/cite\.js$/, "cite-panel.js") }),
      load("script", { src: `cite/${dataset.of}.js` }),
    ]);
    return loading;
  }

  const LINKS = "a.address, a.pb, a.cite-this";

  document.addEventListener("click", (event) => {
    const link = event.target.closest(LINKS);
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const isAddress = !link.matches(".cite-this");
    const id = decodeURIComponent(link.hash.slice(1));
    if (isAddress) history.replaceState(history.state, "", link.hash);
    need().then(
      () => cite.show(isAddress ? id : id.replace(/^c-/, "")),
      () => (location.href = link.href),
    );
  });
  for (const link of document.querySelectorAll(LINKS)) link.setAttribute("aria-haspopup", "dialog");
  return cite;
})();
