// Search: a combobox over labels and aliases. "/" goes there, arrows choose, Enter opens, Esc leaves.

const HITS_SHOWN = 12;
const element = (id) => document.getElementById(id);

// All text goes through here, and only as text.
function make(tag, className = "", text = "", attributes = {}) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text) made.textContent = text;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

function svg(className, viewBox, parts) {
  const space = "http://www.w3.org/2000/svg";
  const made = document.createElementNS(space, "svg");
  for (const [name, value] of Object.entries({ class: className, viewBox, "aria-hidden": "true" })) made.setAttribute(name, value);
  for (const [tag, attributes] of parts) {
    const part = document.createElementNS(space, tag);
    for (const [name, value] of Object.entries(attributes)) part.setAttribute(name, value);
    made.append(part);
  }
  return made;
}

const glyph = (type) =>
  svg(`glyph type-${type.toLowerCase() || "other"}`, "-10 -10 20 20", [
    ["polygon", { points: outline(type, 6.4).map((p) => p.map((v) => v.toFixed(1)).join(",")).join(" ") }],
  ]);

// Mark every place of these names in the text, but not inside longer names: text nodes and <mark> elements.
function marked(text, names, longer = []) {
  const spans = [];
  for (const [kind, forms] of [...names, ["", longer]])
    for (const form of forms)
      for (let at = text.indexOf(form); form && at >= 0; at = text.indexOf(form, at + form.length))
        spans.push({ at, end: at + form.length, kind });
  spans.sort((a, b) => b.end - b.at - (a.end - a.at) || a.at - b.at);
  const kept = [];
  for (const span of spans) if (kept.every((k) => k.end <= span.at || span.end <= k.at)) kept.push(span);
  kept.sort((a, b) => a.at - b.at);
  const pieces = [];
  let done = 0;
  for (const { at, end, kind } of kept) {
    pieces.push(document.createTextNode(text.slice(done, at)), kind ? make("mark", kind, text.slice(at, end)) : document.createTextNode(text.slice(at, end)));
    done = end;
  }
  return [...pieces, document.createTextNode(text.slice(done))];
}

let hits = [];
let active = -1;

function showHits() {
  const box = element("hits"), query = element("query");
  const found = find(query.value);
  hits = found.slice(0, HITS_SHOWN);
  active = hits.length ? 0 : -1;
  box.replaceChildren(...hits.map((entity, k) => hitOf(entity, k, query.value)));
  if (query.value && !hits.length) box.append(make("li", "hint", say("noHit"), { role: "option", "aria-disabled": "true" }));
  if (found.length > HITS_SHOWN) box.append(make("li", "hint", say("moreHits", found.length - HITS_SHOWN), { role: "option", "aria-disabled": "true" }));
  box.hidden = !query.value;
  query.setAttribute("aria-expanded", String(!box.hidden));
  markActive();
}

function hitOf(entity, k, query) {
  const item = make("li", "hit", "", { role: "option", id: `hit-${k}` });
  const name = make("span", "name");
  name.append(...marked(entity.label, [["found", [query.trim()]]]));
  item.append(glyph(typeOf(entity)), name);
  const wanted = fold(query);
  const alias = !fold(entity.label).includes(wanted) && (entity.aliases ?? []).find((a) => fold(a).includes(wanted));
  if (alias) item.append(make("span", "alias", alias));
  item.append(make("span", "number", String(statementsOf[entity.id].length)));
  item.addEventListener("mousedown", (event) => event.preventDefault()); // keep the focus in the field
  item.addEventListener("click", () => take(entity));
  return item;
}

function markActive() {
  [...element("hits").children].forEach((item, k) => item.setAttribute("aria-selected", String(k === active)));
  element("query").setAttribute("aria-activedescendant", active >= 0 ? `hit-${active}` : "");
  element("hits").children[active]?.scrollIntoView({ block: "nearest" });
}

function hideHits() {
  element("hits").hidden = true;
  element("query").setAttribute("aria-expanded", "false");
}

function take(entity) {
  element("query").value = "";
  hideHits();
  select({ entity: entity.id }, { travel: true });
}

function startSearch() {
  const query = element("query");
  query.addEventListener("input", showHits);
  query.addEventListener("focus", () => query.value && showHits());
  query.addEventListener("blur", hideHits);
  query.addEventListener("keydown", (event) => {
    if (event.isComposing) return; // an input method for Chinese takes these keys first
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && hits.length) active = (active + step + hits.length) % hits.length;
    else if (event.key === "Enter" && hits[active]) return take(hits[active]);
    else if (event.key === "Escape") {
      query.value = "";
      hideHits();
      query.blur();
      event.stopPropagation();
      return;
    } else return;
    event.preventDefault();
    markActive();
  });
}
