// Names that the registers state to be the same: the twin of src/fonds/search/variants.py.
"use strict";
(function (parts) {
  const key = (form) => form.join(" ");
  const isIn = (form, other) => ` ${key(other)} `.includes(` ${key(form)} `);

  /** Groups of names, found by the words of one of them. */
  parts.Variants = class {
    constructor(groups) {
      this.others = new Map();
      this.most = 0;
      for (const group of groups) {
        const forms = new Map(group.map((name) => [key(parts.words(name)), [parts.words(name), name]]));
        for (const form of forms.keys()) {
          if (!this.others.has(form)) this.others.set(form, new Map());
          for (const [other, named] of forms) if (other !== form) this.others.get(form).set(other, named);
        }
        for (const [form] of forms.values()) this.most = Math.max(this.most, form.length);
      }
    }

    /** [words, name] for the other names of a name; none that holds the name itself, since it is found anyway. */
    of(form) {
      return [...(this.others.get(key(form)) || new Map()).values()].filter(([other]) => !isIn(form, other));
    }

    /** How many parts at the beginning of a run make the longest name that has others; 0 where none does. */
    longest(run) {
      let best = 0;
      const form = [];
      for (const [count, { words }] of run.entries()) {
        if (!words.length) break;
        form.push(...words);
        if (form.length > this.most) break;
        if (this.of(form).length) best = count + 1;
      }
      return best;
    }

    /** The trees of a run of parts, with the other names beside those that have some; what was added goes to `told`. */
    widen(run, told) {
      const trees = [];
      for (let at = 0; at < run.length; ) {
        const count = this.longest(run.slice(at));
        if (!count) {
          trees.push(run[at++].tree);
          continue;
        }
        const asked = run.slice(at, at + count);
        const form = asked.flatMap(({ words }) => words);
        const others = this.of(form);
        told.push({ asked: key(form), also: others.map(([, name]) => name) });
        const own = count === 1 ? asked[0].tree : ["all", ...asked.map(({ tree }) => tree)];
        trees.push(["any", own, ...others.map(([words]) => named(words))]);
        at += count;
      }
      return trees;
    }
  };

  const named = (form) => (form.length === 1 ? ["term", "stem", parts.stem(form[0])] : ["phrase", "exact", form, 0]);
})(((window.fonds = window.fonds || {}).parts = window.fonds.parts || {}));
