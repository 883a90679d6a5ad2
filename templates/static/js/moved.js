// An address on a page from which its words have moved leads on to them. Without this script a link does.
(function () {
  'use strict';

  function lead() {
    var place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    var link = place && place.classList.contains('moved') && place.querySelector('a');
    if (link) location.replace(link.href);
  }

  window.addEventListener('hashchange', lead);
  lead();
}());
