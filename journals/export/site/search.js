"use strict";
(() => {
  const form = document.getElementById("search");
  const field = form.querySelector("input");
  const list = document.getElementById("found");
  const status = document.getElementById("counted");
  const words = form.dataset;
  const pages = JSON.parse(document.getElementById("pages").textContent);
  const most = 50;

  // As the program folds words: without case and marks, and with å and aa, ø and oe, æ and ae alike.
  const fold = text => text.toLowerCase().replace(/æ/g, "a").replace(/ø/g, "o").replace(/å/g, "a")
    .replace(/aa/g, "a").replace(/oe/g, "o").replace(/ae/g, "a").normalize("NFD").replace(/\p{M}/gu, "");
  for (const page of pages) {
    page.name = fold(page.title);
    page.all = `${page.name}\n${fold(page.text)}`;
  }

  // The part of a text where a word first stands; texts only, so nothing of a page can act.
  const part = (page, word) => {
    const pieces = page.text.split(/(?<=[.!?])\s+|\n/);
    const text = pieces.find(piece => fold(piece).includes(word)) || pieces[0] || "";
    return text.length > 220 ? `${text.slice(0, 220)}…` : text;
  };

  const row = (page, word) => {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = page.address;
    link.textContent = page.title;
    const kind = document.createElement("span");
    kind.textContent = ` (${page.kind})`;
    const text = document.createElement("p");
    text.textContent = part(page, word);
    item.append(link, kind, text);
    return item;
  };

  const search = () => {
    const wanted = fold(field.value).split(/\s+/).filter(Boolean);
    const hits = wanted.length ? pages.filter(page => wanted.every(word => page.all.includes(word))) : [];
    const rank = page => wanted.filter(word => page.name.includes(word)).length;
    hits.sort((one, other) => rank(other) - rank(one));
    list.replaceChildren(...hits.slice(0, most).map(page => row(page, wanted[0])));
    const counted = hits.length === 1 ? words.one : hits.length ? words.many.replace("#", hits.length) : words.none;
    status.textContent = !wanted.length ? "" : hits.length > most ? `${counted} ${words.most.replace("#", most)}` : counted;
  };

  field.addEventListener("input", search);
  form.addEventListener("submit", event => { event.preventDefault(); search(); });
  form.hidden = false;
  search();
})();
