/* Search, filter, theme and the colours of examples. Everything can be read without it. */
"use strict";

const $ = (selector, root = document) => root.querySelector(selector);
const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
const top_ = document.body.dataset.top;

/* --- light and dark ------------------------------------------------------------------------- */
const themeSwitch = $("[data-theme-switch]");
themeSwitch.hidden = false;
themeSwitch.addEventListener("click", () => {
  const root = document.documentElement;
  const isDark = root.dataset.theme
    ? root.dataset.theme === "dark"
    : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = isDark ? "light" : "dark";
  try { localStorage.setItem("rst2openapi-theme", root.dataset.theme); } catch { /* see theme.js */ }
});

/* --- deep links: what is folded above the target is unfolded ---------------------------------- */
function unfold() {
  const id = decodeURIComponent(location.hash.slice(1));
  const target = id && document.getElementById(id);
  if (!target) return;
  for (let node = target; node; node = node.parentElement) if (node.tagName === "DETAILS") node.open = true;
  target.scrollIntoView();
}
addEventListener("hashchange", unfold);
unfold();

/* --- the filter of start pages ---------------------------------------------------------------- */
const filter = $("[data-filter]");
if (filter) {
  const groups = $$("[data-group]").map((group) => ({
    group,
    title: (group.dataset.title || $("h2", group).textContent).toLowerCase(),
    fold: $("details", group),
    items: $$(".operations > li", group).map((item) => [item, item.textContent.toLowerCase()]),
  }));
  const apply = () => {
    const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const { group, title, fold, items } of groups) {
      const isNamed = words.every((word) => title.includes(word));
      let found = 0;
      for (const [item, text] of items) {
        const fits = isNamed || words.every((word) => text.includes(word) || title.includes(word));
        item.hidden = !fits;
        found += fits;
      }
      group.hidden = words.length > 0 && !found && !isNamed;
      if (fold) fold.open = words.length > 0 && found > 0 && !isNamed;
      shown += !group.hidden;
    }
    $("[data-none]").hidden = shown > 0;
  };
  filter.addEventListener("input", apply);
  if (filter.value) apply();
}

/* --- search ----------------------------------------------------------------------------------- */
const dialog = $("#search");
const input = $("#search-text");
const list = $("#search-results");
const hint = $("#search-hint");
const usual = hint.textContent;
const LIMIT = 30;
let entries = null; // a promise: who types before the index is there must not load it again
let chosen = 0;

window.rst2openapiIndex = [];

function load(address) {
  return new Promise((resolve) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = script.onerror = resolve;
    document.head.append(script);
  });
}

function index() {
  entries ??= read();
  return entries;
}

async function read() {
  const places = document.body.dataset.search.split(" ").filter(Boolean);
  await Promise.all(places.map((place) => load(`${top_}${place}search.js`)));
  return window.rst2openapiIndex.flatMap(({ base, service, operations }) =>
    operations.map(([method, path, title, name, tag, fields]) => ({
      method, path, title, tag, service, fields,
      url: `${top_}${base}operations/${name}.html`,
      text: `${title} ${name}`.toLowerCase(),
      route: `${method} ${path}`.toLowerCase(),
      below: ` ${fields} `.toLowerCase(),
    })));
}

function score(entry, words) {
  let sum = 0;
  for (const word of words) {
    if (entry.text.startsWith(word)) sum += 9;
    else if (entry.text.includes(word)) sum += 6;
    else if (entry.route.includes(word)) sum += 5;
    else if (entry.below.includes(` ${word} `)) sum += 4;
    else if (entry.tag.toLowerCase().includes(word) || entry.service.toLowerCase().includes(word)) sum += 2;
    else if (entry.below.includes(word)) sum += 1;
    else return 0;
  }
  return sum;
}

async function search() {
  const all = await index();
  const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
  const found = words.length
    ? all.map((entry) => [score(entry, words), entry]).filter(([sum]) => sum)
        .sort((one, other) => other[0] - one[0] || one[1].title.length - other[1].title.length)
    : [];
  list.replaceChildren(...found.slice(0, LIMIT).map(([, entry], at) => result(entry, words, at)));
  chosen = 0;
  mark();
  hint.textContent = !words.length ? usual
    : found.length === 0 ? "Nothing found"
    : found.length > LIMIT ? `${found.length} found, the first ${LIMIT} are shown` : `${found.length} found`;
}

function element(name, className, text) {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}

function result(entry, words, at) {
  const item = document.createElement("li");
  item.setAttribute("role", "presentation");
  const link = document.createElement("a");
  link.id = `result-${at}`;
  link.setAttribute("role", "option");
  link.href = entry.url;
  link.tabIndex = -1;
  const where = [entry.service, entry.tag].filter(Boolean).join(" · ");
  link.append(
    element("span", `method m-${entry.method.toLowerCase()}`, entry.method),
    element("span", "title", entry.title),
    element("code", "path", entry.path),
    element("small", "", where),
  );
  const fields = entry.fields.split(" ").filter((name) => words.some((word) => name.toLowerCase().includes(word)));
  if (fields.length) link.append(element("small", "fields", `fields: ${fields.slice(0, 5).join(", ")}`));
  item.append(link);
  item.addEventListener("mousemove", () => { chosen = at; mark(); });
  return item;
}

function mark() {
  const items = $$("a", list);
  items.forEach((item, at) => item.setAttribute("aria-selected", String(at === chosen)));
  if (items[chosen]) {
    input.setAttribute("aria-activedescendant", items[chosen].id);
    items[chosen].scrollIntoView({ block: "nearest" });
  } else input.removeAttribute("aria-activedescendant");
}

function open() {
  if (dialog.open) return;
  dialog.showModal();
  input.select();
  search();
}

const finder = $("[data-find]");
finder.hidden = false;
finder.addEventListener("click", open);
input.addEventListener("input", search);
dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
input.addEventListener("keydown", (event) => {
  const count = list.children.length;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    if (count) chosen = (chosen + (event.key === "ArrowDown" ? 1 : count - 1)) % count;
    mark();
  } else if (event.key === "Escape") {
    event.preventDefault(); // else the field is only emptied
    dialog.close();
  } else if (event.key === "Enter") {
    event.preventDefault();
    const link = $$("a", list)[chosen];
    if (link) location.href = link.href;
  }
});
addEventListener("keydown", (event) => {
  const isTyping = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName || "");
  const isAsked = (event.key === "k" && (event.ctrlKey || event.metaKey)) || (event.key === "/" && !isTyping);
  if (!isAsked) return;
  event.preventDefault();
  open();
});

/* --- examples: colours, and a button that copies ------------------------------------------------ */
const TOKENS = /("(?:[^"\\]|\\.)*")(\s*:)?|\b(true|false|null)\b|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)/g;

function colour(code) {
  const text = code.textContent;
  if (text.length > 60000) return;
  const parts = [];
  let last = 0;
  for (const found of text.matchAll(TOKENS)) {
    if (found.index > last) parts.push(text.slice(last, found.index));
    const kind = found[1] ? (found[2] ? "k" : "s") : found[3] ? "w" : "n";
    parts.push(element("span", kind, found[1] || found[0]));
    if (found[2]) parts.push(found[2]);
    last = found.index + found[0].length;
  }
  parts.push(text.slice(last));
  code.replaceChildren(...parts);
}

for (const block of $$("pre[data-kind]")) {
  const code = $("code", block);
  const text = code.textContent;
  if (block.dataset.kind === "json") colour(code);
  if (!navigator.clipboard) continue;
  const button = element("button", "copy", "Copy");
  button.type = "button";
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(text);
    button.textContent = "Copied";
    setTimeout(() => { button.textContent = "Copy"; }, 1500);
  });
  block.before(button);
}
