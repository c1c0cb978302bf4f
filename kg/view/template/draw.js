// The drawing: vis-network with positions from Python and no physics; shapes, names and lines are ours.

const STYLES = {
  asserted: { width: 1.4, arrow: "triangle" },
  planned: { width: 1.6, dashes: [9, 6], arrow: "triangle" },
  rumoured: { width: 1.8, dashes: [2, 5], arrow: "triangle" },
  denied: { width: 1.6, dashes: [7, 4], arrow: "triangle", crossed: true },
  former: { width: 1.1, arrow: "vee" },
};
const still = matchMedia("(prefers-reduced-motion: reduce)");

let network = null;
let colours = {};
let focus = null; // entities that are not dimmed, or null for all
let lineScale = 1; // the zoom that lines and the words on them are drawn for
const nodeSet = new vis.DataSet();
const edgeSet = new vis.DataSet();
let bundlesByKey = new Map();

function readColours() {
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(`--${name}`).trim();
  const names = ["paper", "ink", "quiet", "accent", ...Object.keys(STYLES).map((status) => `line-${status}`)];
  colours = Object.fromEntries(names.map((name) => [name, colour(name)]));
  for (const type of TYPES) colours[type] = colour(`type-${type.toLowerCase() || "other"}`);
  colours.font = getComputedStyle(document.body).fontFamily;
}

function edgeOf(bundle, turn) {
  const style = STYLES[bundle.status];
  const pointed = !bundle.statements.every(isSymmetric);
  const lit = focus && focus.has(bundle.from) && focus.has(bundle.to) && isLit(bundle);
  const dim = focus && !lit;
  const chosen = state.selected?.bundle === bundle.key;
  const base = colours[`line-${bundle.status}`];
  return {
    id: bundle.key,
    from: bundle.from,
    to: bundle.to,
    color: { color: base, hover: colours.accent, highlight: base, opacity: dim ? 0.1 : lit ? 1 : 0.75 },
    width: swell(lineScale) * (style.width * (lit ? 1.5 : 1) + (chosen ? 1.5 : 0) + Math.min(2, 0.5 * (bundle.statements.length - 1))),
    dashes: style.dashes ?? false,
    arrows: {
      to: { enabled: pointed, scaleFactor: 0.5, type: style.arrow },
      middle: { enabled: Boolean(style.crossed), scaleFactor: 0.75, type: "bar" },
    },
    smooth: turn ? { enabled: true, type: turn > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(turn) } : false,
    label: lit || (!focus && edgeLabels()) ? bundleWord(bundle) : " ", // vis keeps the old words where the new ones are empty
    font: { size: fontSize(lineScale) * 0.85, face: colours.font, color: colours.quiet, strokeWidth: 4, strokeColor: colours.paper, align: "middle" },
  };
}

const edgeLabels = () => bundlesByKey.size <= 24 || lineScale > 1.3;
const isLit = (bundle) =>
  state.selected?.bundle
    ? state.selected.bundle === bundle.key
    : bundle.from === state.selected?.entity || bundle.to === state.selected?.entity;

function bundleWord(bundle) {
  const words = [...new Set(bundle.statements.map((s) => s.title || predicateWord(s.predicate)))];
  const word = words.slice(0, 2).map((w) => (widthOf(w) > 12 ? `${[...w].slice(0, 11).join("")}…` : w)).join(state.language === "zh" ? "、" : ", ");
  return bundle.statements.length > 2 ? `${word} (${bundle.statements.length})` : word;
}

// Draw what is visible now. Lines between the same two entities bend apart by turns.
function redraw() {
  version++;
  const { shown, bundles } = visible();
  setFocus(bundles);
  bundlesByKey = new Map(bundles.map((bundle) => [bundle.key, bundle]));
  const gone = nodeSet.getIds().filter((id) => !shown.includes(id));
  if (gone.length) nodeSet.remove(gone);
  const fresh = shown.filter((id) => !nodeSet.get(id));
  nodeSet.add(fresh.map((id) => ({
    id, ...placeOf(id), shape: "custom", size: radiusOf(entities[id]), ctxRenderer: renderer(entities[id]),
  })));
  drawEdges(bundles);
  return shown;
}

function drawEdges(bundles) {
  const pairs = new Map();
  for (const bundle of bundles) {
    const key = `${Math.min(bundle.from, bundle.to)}-${Math.max(bundle.from, bundle.to)}`;
    pairs.set(key, [...(pairs.get(key) ?? []), bundle]);
  }
  const edges = [...pairs.values()].flatMap((group) =>
    group.map((bundle, k) => {
      const turn = (k - (group.length - 1) / 2) * 0.26;
      return edgeOf(bundle, bundle.from < bundle.to ? turn : -turn);
    }));
  const kept = new Set(edges.map((edge) => edge.id));
  edgeSet.remove(edgeSet.getIds().filter((id) => !kept.has(id)));
  edgeSet.update(edges);
}

function setFocus(bundles) {
  const selected = state.selected;
  if (!selected) focus = null;
  else if (selected.bundle) {
    const bundle = bundles.find((b) => b.key === selected.bundle);
    focus = bundle ? new Set([bundle.from, bundle.to]) : null;
  } else {
    focus = new Set([selected.entity]);
    for (const bundle of bundles) if (isLit(bundle)) focus.add(bundle.from).add(bundle.to);
  }
}

function startDrawing(container) {
  readColours();
  network = new vis.Network(container, { nodes: nodeSet, edges: edgeSet }, {
    physics: false,
    layout: { randomSeed: 1, improvedLayout: false },
    interaction: { hover: true, selectable: false, hideEdgesOnDrag: false, tooltipDelay: 1e9, zoomSpeed: 0.7 },
    edges: { hoverWidth: 1.2, selectionWidth: 0, selfReference: { size: 16 } },
    nodes: { chosen: false },
  });
  network.on("beforeDrawing", declutter);
  network.on("dragging", ({ nodes }) => {
    for (const [id, place] of Object.entries(network.getPositions(nodes))) places.set(Number(id), place);
    version++;
  });
  let timer = 0;
  network.on("zoom", () => {
    clearTimeout(timer);
    timer = setTimeout(() => drawLinesFor(network.getScale()), 120);
  });
}

// The lines and the words on them follow the zoom.
function drawLinesFor(scale) {
  lineScale = scale;
  drawEdges([...bundlesByKey.values()]);
}

const READABLE = 0.15; // a smaller map is dust

// The first view: the whole drawing, or where the screen is too small for it, the part around the best connected.
function firstView() {
  fit(undefined, false);
  if (nodeSet.length && lineScale < READABLE) {
    drawLinesFor(READABLE * 2);
    network.moveTo({ position: placeOf(nodeSet.getIds().reduce((a, b) => Math.min(a, b))), scale: READABLE * 2 });
  }
}

// Show these entities (all by default) with their names and some air around; the panel may cover the lower part.
function fit(ids = nodeSet.getIds(), animated = true, cover = 0) {
  if (!ids.length) return;
  const { clientWidth, clientHeight } = document.getElementById("graph");
  const width = clientWidth - 32, height = Math.max(100, clientHeight - cover - 64);
  let scale = 1, box;
  for (let round = 0; round < 4; round++) { // names keep their size on the screen, so the room they need depends on the zoom
    box = boxOf(ids, scale);
    scale = Math.min(1.35, width / (box[2] - box[0]), height / (box[3] - box[1]));
  }
  bounds = ids.length === nodeSet.length ? [box[0], box[2]] : [-Infinity, Infinity];
  version++;
  const position = { x: (box[0] + box[2]) / 2, y: (box[1] + box[3] + (cover + 16) / scale) / 2 };
  const animation = animated && !still.matches ? { duration: 320, easingFunction: "easeInOutQuad" } : false;
  drawLinesFor(scale);
  network.moveTo({ position, scale, animation });
  if (!animation) network.redraw(); // vis draws while it moves; a jump leaves names at their old places
}

function boxOf(ids, scale) {
  const boxes = ids.map((id) => {
    const { x, y } = placeOf(id), r = radiusOf(entities[id]) * swell(scale);
    const label = labelBox(id, fontSize(scale));
    return [Math.min(x - r, label[0]), y - r, Math.max(x + r, label[2]), label[3]];
  });
  return [0, 1, 2, 3].map((k) => Math[k < 2 ? "min" : "max"](...boxes.map((box) => box[k])));
}

// Find a free place for an entity that was not drawn: on a spiral around its neighbours, or the middle of the view.
function settle(id) {
  if (places.has(id)) return;
  const known = [...neighboursOf(id)].filter((n) => state.drawn.has(n)).map(placeOf);
  const centre = known.length
    ? { x: known.reduce((s, p) => s + p.x, 0) / known.length, y: known.reduce((s, p) => s + p.y, 0) / known.length }
    : network.getViewPosition();
  const others = [...state.drawn].map(placeOf);
  const room = 40 + widthOf(short(entities[id].label)) * 5;
  for (let step = 1; ; step++) {
    const angle = step * 2.399963, reach = 60 + 18 * Math.sqrt(step);
    const spot = { x: Math.round(centre.x + 1.25 * reach * Math.cos(angle)), y: Math.round(centre.y + reach * Math.sin(angle)) };
    if (step > 4000 || others.every((p) => Math.abs(p.x - spot.x) > room || Math.abs(p.y - spot.y) > 44)) {
      places.set(id, spot);
      return;
    }
  }
}

// Put entities on the page that were not drawn so far.
function reveal(ids) {
  for (const id of ids) {
    settle(id);
    state.drawn.add(id);
  }
}
