// The legend, which is the filter: types, standing of a statement, relations; and the list of entities.

const LIST_STEP = 120;
let listed = LIST_STEP;

function counts(items, key) {
  const found = new Map();
  for (const item of items) found.set(key(item), (found.get(key(item)) ?? 0) + 1);
  return found;
}

const typeCounts = counts(entities, typeOf);
const statusCounts = counts(statements, statusOf);
const predicateCounts = counts(statements, (s) => s.predicate);

function toggle(set, value) {
  if (!set.delete(value)) set.add(value);
  refresh();
}

function lineSample(status) {
  const style = STYLES[status];
  const line = { x1: 1, y1: 6, x2: 27, y2: 6, "stroke-width": style.width + 0.4 };
  if (style.dashes) line["stroke-dasharray"] = style.dashes.map((d) => d * 0.7).join(" ");
  const tip = status === "former" ? ["path", { d: "M22 2 27 6 22 10", class: "open" }] : ["path", { d: "M22 2.5 28 6 22 9.5z" }];
  const bar = style.crossed ? [["path", { d: "M13 1V11", class: "open" }]] : [];
  return svg(`line status-${status}`, "0 0 30 12", [["line", line], tip, ...bar]);
}

function chip(sign, word, count, set, value) {
  const made = make("button", "chip", "", { type: "button", "aria-pressed": String(!set.has(value)), "data-value": value });
  made.append(sign, make("span", "word", word), make("span", "number", String(count)));
  made.addEventListener("click", () => {
    toggle(set, value);
    // the filter was drawn anew: stay where the reader was
    document.querySelector(`.chip[data-value="${CSS.escape(value)}"]`)?.focus();
  });
  return made;
}

function drawFilters() {
  element("type-filter").replaceChildren(
    ...TYPES.filter((type) => typeCounts.has(type)).map((type) =>
      chip(glyph(type), typeWord(type), typeCounts.get(type), state.hidden.types, type)));
  element("status-filter").replaceChildren(
    ...more.statuses.filter((status) => statusCounts.has(status)).map((status) =>
      chip(lineSample(status), say(status), statusCounts.get(status), state.hidden.statuses, status)));
  const predicates = [...predicateCounts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const rows = predicates.map(([predicate, count]) => {
    const row = make("label", "row");
    const box = make("input", "", "", { type: "checkbox", "data-value": predicate });
    box.checked = !state.hidden.predicates.has(predicate);
    box.addEventListener("change", () => {
      toggle(state.hidden.predicates, predicate);
      element("predicate-filter").querySelector(`[data-value="${CSS.escape(predicate)}"]`)?.focus();
    });
    row.append(box, make("span", "word", predicateWord(predicate)), make("span", "number", String(count)));
    return row;
  });
  const both = make("p", "both");
  for (const [key, hidden] of [["all", []], ["none", predicates.map(([predicate]) => predicate)]]) {
    const made = make("button", "plain", say(key), { type: "button" });
    made.addEventListener("click", () => {
      state.hidden.predicates = new Set(hidden);
      refresh();
    });
    both.append(made);
  }
  element("predicate-filter").replaceChildren(both, ...rows);
}

// The list is the graph for those who do not see it or use no mouse: every entity, also those that are not drawn.
function drawList() {
  const focused = element("entities").contains(document.activeElement) ? document.activeElement.dataset.id : undefined;
  const wanted = entities.filter((entity) => !state.hidden.types.has(typeOf(entity)));
  element("list-count").textContent = String(wanted.length);
  const items = wanted.slice(0, listed).map((entity) => {
    const item = make("li");
    const button = make("button", "entity", "", { type: "button", "data-id": entity.id });
    if (state.selected?.entity === entity.id) button.setAttribute("aria-current", "true");
    button.append(glyph(typeOf(entity)), make("span", "word", entity.label), make("span", "number", String(statementsOf[entity.id].length)));
    button.addEventListener("click", () => select({ entity: entity.id }, { travel: true }));
    item.append(button);
    return item;
  });
  if (wanted.length > listed) {
    const item = make("li");
    const button = make("button", "plain", say("moreItems", Math.min(LIST_STEP, wanted.length - listed)), { type: "button" });
    button.addEventListener("click", () => {
      listed += LIST_STEP;
      drawList();
      element("entities").children[listed - LIST_STEP]?.firstChild.focus();
    });
    item.append(button);
    items.push(item);
  }
  element("entities").replaceChildren(...items);
  if (focused) element("entities").querySelector(`[data-id="${focused}"]`)?.focus(); // the list was drawn anew
}

function startList() {
  element("entities").addEventListener("keydown", (event) => {
    const step = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" }[event.key];
    if (!step) return;
    event.preventDefault();
    event.target.closest("li")?.[step]?.firstChild.focus();
  });
}
