// An id that is asked on a page where it does not stand, and never stood, leads to its page: what moved from a page in a
// release is told there (moved.js). Only where a page has not what is asked of it are the addresses loaded.
"use strict";
(function () {
  const { addresses } = document.currentScript.dataset;

  function lead(id) {
    const pages = Object.values(window.fondsAddresses)[0];
    const page = Object.keys(pages).find((name) => pages[name].includes(id));
    if (page) location.replace(`${page}#${id}`);
  }

  function look() {
    const id = location.hash.slice(1);
    if (!/^[A-Za-z][A-Za-z0-9.-]*$/.test(id) || document.getElementById(id)) return;
    if (window.fondsAddresses) return lead(id);
    const script = document.createElement("script");
    script.src = addresses;
    script.addEventListener("load", () => lead(id));
    document.head.append(script);
  }

  addEventListener("hashchange", look);
  look();
})();
