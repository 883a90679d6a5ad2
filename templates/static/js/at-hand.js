// Search at hand on every page: a field in its head, and the key / that leads there. Without scripts the link is there.
// Where a hit of a search was followed, what marks it is loaded; other pages do without.
"use strict";
(function () {
  const KEY = "fonds-found";
  const { src } = document.currentScript;
  const link = document.querySelector('.running a[href$="search.html"]');
  const own = document.querySelector("[data-search-field]");
  if (!link) return;

  /** The field stands behind the link, which names it. */
  function build() {
    const form = document.createElement("form");
    const input = document.createElement("input");
    form.className = "at-hand";
    form.setAttribute("role", "search");
    input.type = "search";
    input.autocomplete = "off";
    input.setAttribute("aria-label", "Search this edition");
    input.setAttribute("aria-keyshortcuts", "/");
    input.title = "Key: /";
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const query = input.value.trim();
      location.href = query ? `${link.href}#q=${encodeURIComponent(query)}` : link.href;
    });
    input.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      input.value = "";
      input.blur();
    });
    form.append(input);
    link.after(form);
    return input;
  }

  /** Whether a search left its trail; search-trail.js tells what it is. */
  function isFollowed() {
    try {
      return Boolean(sessionStorage.getItem(KEY) || localStorage.getItem(KEY));
    } catch {
      return false;
    }
  }

  if (!own && isFollowed()) {
    const script = document.createElement("script");
    script.src = src.replace(/at-hand\.js$/, "found.js");
    document.head.append(script);
  }

  const field = own || build();
  const isTyping = (element) => element.closest("input, textarea, select, [contenteditable]");

  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.defaultPrevented || event.isComposing) return;
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    event.preventDefault();
    // On a narrow screen the head has no room for the field: the search page has it.
    if (!field.checkVisibility()) location.href = link.href;
    else {
      field.focus();
      field.select();
    }
  });
})();
