// A page of a release leads to the same place in the edition of today. Without this script it leads to the same page.
(function () {
  'use strict';

  var link = document.querySelector('.frozen .now');
  var page = link.getAttribute('href');

  function follow() {
    link.setAttribute('href', page + location.hash);
  }

  window.addEventListener('hashchange', follow);
  follow();
}());
