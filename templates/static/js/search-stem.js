// The Snowball English stemmer, step by step as Whoosh has it, so that both readers stem alike, misses and all.
"use strict";
(function (parts) {
  const VOWELS = "aeiouy";
  const STEP_1A = ["sses", "ied", "ies", "us", "ss", "s"];
  const STEP_1B = ["eedly", "ingly", "edly", "eed", "ing", "ed"];
  const STEP_2 = (
    "ization ational fulness ousness iveness tional biliti lessli entli ation alism aliti ousli iviti fulli " +
    "enci anci abli izer ator alli bli ogi li"
  ).split(" ");
  const STEP_3 = "ational tional alize icate iciti ative ical ness ful".split(" ");
  const STEP_4 = "ement ance ence able ible ment ant ent ism ate iti ous ive ize ion al er ic".split(" ");
  const SPECIAL = new Map(
    (
      "skis:ski skies:sky dying:die lying:lie tying:tie idly:idl gently:gentl ugly:ugli early:earli only:onli " +
      "singly:singl sky:sky news:news howe:howe atlas:atlas cosmos:cosmos bias:bias andes:andes inning:inning " +
      "innings:inning outing:outing outings:outing canning:canning cannings:canning herring:herring " +
      "herrings:herring earring:earring earrings:earring proceed:proceed proceeds:proceed proceeded:proceed " +
      "proceeding:proceed exceed:exceed exceeds:exceed exceeded:exceed exceeding:exceed succeed:succeed " +
      "succeeds:succeed succeeded:succeed succeeding:succeed"
    )
      .split(" ")
      .map((pair) => pair.split(":"))
  );
  // Step 2: suffix → [its new ending, what is left of R2 where R2 is shorter than the suffix].
  const ENDINGS_2 = {
    izer: ["ize", ""], ization: ["ize", ""], ational: ["ate", "e"], ation: ["ate", "e"], ator: ["ate", "e"],
    alism: ["al", ""], aliti: ["al", ""], alli: ["al", ""], ousli: ["ous", ""], ousness: ["ous", ""],
    iveness: ["ive", "e"], iviti: ["ive", "e"], biliti: ["ble", ""], bli: ["ble", ""],
  };
  const CUTS_2 = { tional: 2, entli: 2, fulness: 4, fulli: 2, lessli: 2 };
  const ENDINGS_3 = { ational: "ate", icate: "ic", iciti: "ic", ical: "ic" };
  const CUTS_3 = { tional: 2, alize: 3, ful: 3, ness: 4 };

  const isVowel = (letter) => letter !== undefined && VOWELS.includes(letter);
  const hasVowel = (text) => Array.from(text).some(isVowel);
  const cut = (text, count) => text.slice(0, -count);
  const suffixOf = (word, suffixes) => suffixes.find((suffix) => word.endsWith(suffix));

  /** What follows the first consonant behind a vowel. */
  function region(text) {
    for (let i = 1; i < text.length; i++) {
      if (!isVowel(text[i]) && isVowel(text[i - 1])) return text.slice(i + 1);
    }
    return "";
  }

  /** Word and its regions R1 and R2, which shrink and grow together. */
  class Stem {
    constructor(word) {
      if (word[0] === "y") word = "Y" + word.slice(1);
      for (let i = 1; i < word.length; i++) {
        if (isVowel(word[i - 1]) && word[i] === "y") word = word.slice(0, i) + "Y" + word.slice(i + 1);
      }
      const prefix = ["gener", "commun", "arsen"].find((start) => word.startsWith(start));
      this.word = word;
      this.r1 = prefix ? word.slice(prefix.length) : region(word);
      this.r2 = region(this.r1);
    }

    cut(count) {
      this.word = cut(this.word, count);
      this.r1 = cut(this.r1, count);
      this.r2 = cut(this.r2, count);
    }

    /** Another ending for the last `count` letters; a region shorter than these becomes "" (R2: `rest`). */
    end(count, ending, rest = "") {
      this.word = cut(this.word, count) + ending;
      this.r1 = this.r1.length >= count ? cut(this.r1, count) + ending : "";
      this.r2 = this.r2.length >= count ? cut(this.r2, count) + ending : rest;
    }
  }

  function step1a(s) {
    const suffix = suffixOf(s.word, STEP_1A);
    if (suffix === "sses") s.cut(2);
    else if (suffix === "ied" || suffix === "ies") s.cut(s.word.length - 3 > 1 ? 2 : 1);
    else if (suffix === "s" && hasVowel(cut(s.word, 2))) s.cut(1);
  }

  function step1b(s) {
    const suffix = suffixOf(s.word, STEP_1B);
    if (!suffix) return;
    if (suffix === "eed" || suffix === "eedly") {
      if (s.r1.endsWith(suffix)) s.end(suffix.length, "ee");
      return;
    }
    if (!hasVowel(cut(s.word, suffix.length))) return;
    s.cut(suffix.length);
    if (/(?:at|bl|iz)$/.test(s.word)) {
      s.word += "e";
      s.r1 += "e";
      if (s.word.length > 5 || s.r1.length >= 3) s.r2 += "e";
    } else if (/(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/.test(s.word)) {
      s.cut(1);
    } else if (s.r1 === "" && isShort(s.word)) {
      s.word += "e";
      if (s.r2.length > 0) s.r2 += "e";
    }
  }

  function isShort(word) {
    const [third, second, last] = [word.at(-3), word.at(-2), word.at(-1)];
    if (word.length === 2) return isVowel(word[0]) && !isVowel(word[1]);
    return word.length >= 3 && !isVowel(last) && !"wxY".includes(last) && isVowel(second) && !isVowel(third);
  }

  function step1c(s) {
    if (s.word.length > 2 && /[yY]$/.test(s.word) && !isVowel(s.word.at(-2))) s.end(1, "i");
  }

  function step2(s) {
    const suffix = suffixOf(s.word, STEP_2);
    if (!suffix || !s.r1.endsWith(suffix)) return;
    if (suffix in ENDINGS_2) s.end(suffix.length, ...ENDINGS_2[suffix]);
    else if (suffix in CUTS_2) s.cut(CUTS_2[suffix]);
    else if (["enci", "anci", "abli"].includes(suffix)) s.end(1, "e");
    else if (suffix === "ogi" && s.word.at(-4) === "l") s.cut(1);
    else if (suffix === "li" && "cdeghkmnrt".includes(s.word.at(-3))) s.cut(2);
  }

  function step3(s) {
    const suffix = suffixOf(s.word, STEP_3);
    if (!suffix || !s.r1.endsWith(suffix)) return;
    if (suffix in ENDINGS_3) s.end(suffix.length, ENDINGS_3[suffix]);
    else if (suffix in CUTS_3) s.cut(CUTS_3[suffix]);
    else if (suffix === "ative" && s.r2.endsWith(suffix)) s.cut(5);
  }

  function step4(s) {
    const suffix = suffixOf(s.word, STEP_4);
    if (!suffix || !s.r2.endsWith(suffix)) return;
    if (suffix !== "ion" || "st".includes(s.word.at(-4))) s.cut(suffix.length);
  }

  function step5(s) {
    const [fourth, third, second] = [s.word.at(-4), s.word.at(-3), s.word.at(-2)];
    if (s.r2.endsWith("l") && second === "l") s.word = cut(s.word, 1);
    else if (s.r2.endsWith("e")) s.word = cut(s.word, 1);
    else if (s.r1.endsWith("e") && s.word.length >= 4) {
      if (isVowel(second) || "wxY".includes(second) || !isVowel(third) || isVowel(fourth)) s.word = cut(s.word, 1);
    }
  }

  /** The stem of a folded word. */
  parts.stem = function (word) {
    if (SPECIAL.has(word)) return SPECIAL.get(word);
    const s = new Stem(word);
    for (const step of [step1a, step1b, step1c, step2, step3, step4, step5]) step(s);
    return s.word.replaceAll("Y", "y");
  };
})(((window.fonds = window.fonds || {}).parts = window.fonds.parts || {}));
