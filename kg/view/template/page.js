// The page itself: what happens on a click, a key, a link; and the two languages.

function refresh() {
  const shown = redraw();
  drawFilters();
  drawList();
  element("empty").hidden = shown.length > 0;
  element("empty").replaceChildren(
    make("strong", "", say(entities.length ? "nothing" : "empty")), make("span", "", say(entities.length ? "nothingHint" : "emptyHint")));
  element("live").textContent = state.selected ? "" : say("filtered", shown.length);
}

// Select an entity ({entity}) or a line ({bundle, statements}), or nothing (null).
function select(selected, { travel = false, followed = false } = {}) {
  const id = selected?.entity;
  if (id !== undefined) {
    reveal([id]);
    state.hidden.types.delete(typeOf(entities[id]));
  }
  state.selected = selected;
  closeFilters();
  drawPanel();
  refresh();
  network.redraw();
  if (!followed) location.hash = id === undefined ? "" : encodeURIComponent(linkOf(entities[id]));
  if (id === undefined) return;
  element("live").textContent = say("selected", entities[id].label, statementsOf[id].length);
  if (travel) requestAnimationFrame(() => fit([...focus], true, covered())); // once the panel has its place
}

// On a narrow screen the panel lies over the lower part of the graph.
const covered = () => (matchMedia("(max-width: 760px)").matches ? element("panel").offsetHeight : 0);

function linked() {
  const link = location.hash.slice(1);
  try {
    return decodeURIComponent(link);
  } catch {
    return link; // typed by hand: "#100%"
  }
}

function followLink() {
  const entity = entityOf(linked());
  if (entity && entity.id !== state.selected?.entity) select({ entity: entity.id }, { travel: true, followed: true });
  else if (!location.hash && state.selected?.entity !== undefined) select(null, { followed: true });
}

function speak(language) {
  state.language = language;
  document.documentElement.lang = say("page");
  for (const found of document.querySelectorAll("[data-word]")) {
    if (found.tagName === "INPUT") {
      found.placeholder = say(found.dataset.word);
      found.setAttribute("aria-label", say(found.dataset.word));
    } else found.textContent = say(found.dataset.word);
  }
  for (const found of document.querySelectorAll("[data-name]")) {
    found.setAttribute("aria-label", say(found.dataset.name));
    if (found.tagName === "BUTTON") found.title = say(found.dataset.name);
  }
  const toggle = element("language");
  toggle.textContent = say("other");
  toggle.lang = language === "zh" ? "en" : "zh-CN";
  const summary = say("counts", entities.length, statements.length, more.articles.length);
  element("counts").textContent = summary;
  element("graph").setAttribute("aria-label", `${say("graph")}: ${summary}`);
  writeNote();
}

function writeNote() {
  const placed = entities.filter((entity) => entity.x !== undefined).length;
  const alone = entities.filter((entity) => !entity.degree).length;
  const note = element("note");
  note.textContent =
    placed < entities.length - alone ? say("note", placed, entities.length)
    : alone && placed < entities.length ? say("alone", alone)
    : "";
  note.hidden = !note.textContent;
}

function clicked({ pointer }) {
  showTip("");
  const node = network.getNodeAt(pointer.DOM);
  if (node !== undefined) return select({ entity: node });
  const bundle = bundlesByKey.get(network.getEdgeAt(pointer.DOM));
  select(bundle ? { bundle: bundle.key, statements: bundle.statements } : null);
}

function showTip(text, pointer) {
  const tip = element("tip");
  tip.textContent = text;
  tip.hidden = !text;
  if (!text) return;
  const { clientWidth } = element("graph");
  tip.style.left = `${Math.min(pointer.x + 14, clientWidth - tip.offsetWidth - 8)}px`;
  tip.style.top = `${pointer.y + 16}px`;
}

function bundleTip(bundle) {
  const standing = bundle.status === "asserted" ? "" : ` (${say(bundle.status)})`;
  return bundle.statements
    .map((s) => `${entities[s.from].label} — ${predicateWord(s.predicate)}${s.title ? `: ${s.title}` : ""} → ${entities[s.to].label}${standing}`)
    .join("\n");
}

function savePicture() {
  const drawn = document.querySelector("#graph canvas");
  const copy = make("canvas");
  copy.width = drawn.width;
  copy.height = drawn.height;
  const ctx = copy.getContext("2d");
  ctx.fillStyle = colours.paper;
  ctx.fillRect(0, 0, copy.width, copy.height);
  ctx.drawImage(drawn, 0, 0);
  copy.toBlob((blob) => {
    const link = make("a", "", "", { download: `${document.title}.png`, href: URL.createObjectURL(blob) });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  });
}

function openFilters(open) {
  document.body.classList.toggle("with-filters", open);
  element("open-filters").setAttribute("aria-expanded", String(open));
}
const closeFilters = () => openFilters(false);

function keyed(event) {
  const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
  if (event.key === "Escape") {
    if (document.body.classList.contains("with-filters")) closeFilters();
    else if (state.selected) select(null);
    return;
  }
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "/") element("query").focus();
  else if (event.key === "+" || event.key === "=") zoom(1.3);
  else if (event.key === "-") zoom(1 / 1.3);
  else if (event.key === "0") fit();
  else return;
  event.preventDefault();
}

function zoom(factor) {
  const scale = Math.min(4, Math.max(0.05, network.getScale() * factor));
  network.moveTo({ scale });
  drawLinesFor(scale);
}

function listen() {
  network.on("click", clicked);
  network.on("hoverNode", ({ node, pointer }) =>
    showTip(`${entities[node].label} · ${typeWord(typeOf(entities[node]))} · ${say("facts", statementsOf[node].length)}`, pointer.DOM));
  network.on("hoverEdge", ({ edge, pointer }) => bundlesByKey.has(edge) && showTip(bundleTip(bundlesByKey.get(edge)), pointer.DOM));
  for (const event of ["blurNode", "blurEdge", "dragStart", "zoom"]) network.on(event, () => showTip(""));
  element("zoom-in").addEventListener("click", () => zoom(1.4));
  element("zoom-out").addEventListener("click", () => zoom(1 / 1.4));
  element("fit").addEventListener("click", () => fit());
  element("close-panel").addEventListener("click", () => select(null));
  element("open-filters").addEventListener("click", () => openFilters(!document.body.classList.contains("with-filters")));
  element("close-filters").addEventListener("click", closeFilters);
  element("export").addEventListener("click", savePicture);
  element("language").addEventListener("click", () => {
    speak(state.language === "zh" ? "en" : "zh");
    drawPanel();
    refresh();
  });
  document.addEventListener("keydown", keyed);
  window.addEventListener("hashchange", followLink);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    readColours();
    refresh();
    network.redraw();
  });
}

speak("zh");
startDrawing(element("graph"));
startSearch();
startList();
listen();
refresh();
firstView();
followLink();

// What is drawn, for tests and for scripts that stand beside the page.
window.kgView = Object.freeze({
  drawn: () => ({ entities: nodeSet.length, lines: edgeSet.length }),
  lines: () => edgeSet.get().map((edge) => ({ ...edge, status: bundlesByKey.get(edge.id).status })),
  onScreen: (x, y) => network.canvasToDOM({ x, y }),
});
