// The signs on the canvas: the shape of a type, the name beside it, and which names find room.

const SHOWN_WIDTH = 12; // names longer than this many Chinese characters are cut (kg/view/layout.py counts the same)
const FOREMOST = 24; // so many of the best connected have their names drawn before all else
const radiusOf = (entity) => Math.min(24, 7 + 2.4 * Math.sqrt(entity.degree ?? 0));

let bounds = [-Infinity, Infinity]; // how far to the left and right a name may reach
let labelled = new Map(); // entities whose name finds room → where it stands
let labelledFor = "";
let version = 0;

// The outline of a type: colour is never the only sign. Used on the canvas and, as SVG, in the legend.
function outline(type, r) {
  const corners = (count, turn, reach = r) =>
    Array.from({ length: count }, (_, k) => {
      const angle = turn + (2 * Math.PI * k) / count;
      return [reach * Math.cos(angle), reach * Math.sin(angle)];
    });
  const up = -Math.PI / 2;
  switch (type) {
    case "Company": return corners(4, Math.PI / 4, r * 1.2);
    case "Place": return corners(4, 0, r * 1.18);
    case "Institution": return corners(6, 0, r * 1.08);
    case "Product": return corners(3, up, r * 1.28);
    case "Event": {
      const inner = corners(5, up + Math.PI / 5, r * 0.62);
      return corners(5, up, r * 1.3).flatMap((point, k) => [point, inner[k]]);
    }
    case "Policy": return [[-r * 0.85, -r * 1.1], [r * 0.4, -r * 1.1], [r * 0.9, -r * 0.6], [r * 0.9, r * 1.1], [-r * 0.85, r * 1.1]];
    default: return corners(24, 0);
  }
}

function trace(ctx, points, x, y) {
  ctx.beginPath();
  points.forEach(([dx, dy], k) => (k ? ctx.lineTo(x + dx, y + dy) : ctx.moveTo(x + dx, y + dy)));
  ctx.closePath();
}

const wide = /[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\u{20000}-\u{3ffff}]/u;
const widthOf = (text) => [...text].reduce((sum, c) => sum + (wide.test(c) ? 1 : 0.55), 0);

function short(label) {
  if (widthOf(label) <= SHOWN_WIDTH + 1) return label;
  let kept = "";
  for (const c of label) {
    if (widthOf(kept + c) > SHOWN_WIDTH) break;
    kept += c;
  }
  return `${kept}…`;
}

// Names keep a readable size on the screen, whatever the zoom; those that find no room wait for a closer look.
const fontSize = (scale = network.getScale()) => 12.5 / Math.min(Math.max(scale, 0.05), 1.35);
// From afar, signs and lines are drawn larger than the map they stand on.
const swell = (scale = network.getScale()) => Math.min(3, Math.max(1, 0.6 / scale));

function renderer(entity) {
  const points = outline(typeOf(entity), radiusOf(entity));
  const name = short(entity.label);
  return ({ ctx, x, y, state: { hover } }) => {
    const grown = swell();
    const chosen = state.selected?.entity === entity.id;
    const dim = focus && !focus.has(entity.id);
    return {
      drawNode() {
        ctx.globalAlpha = dim ? 0.16 : 1;
        ctx.lineJoin = "round";
        trace(ctx, points.map(([dx, dy]) => [dx * grown, dy * grown]), x, y);
        ctx.fillStyle = colours[typeOf(entity)];
        ctx.strokeStyle = chosen || hover ? colours.accent : colours.paper;
        ctx.lineWidth = (chosen ? 4 : hover ? 3 : 1.5) * grown;
        ctx.fill();
        ctx.stroke();
      },
      drawExternalLabel() {
        if (!chosen && !hover && !labelled.has(entity.id)) return;
        const size = fontSize();
        const [left, top] = labelBox(entity.id, size, labelled.get(entity.id));
        ctx.globalAlpha = dim ? 0.22 : 1;
        ctx.font = `${chosen || hover ? 600 : 400} ${size}px ${colours.font}`;
        ctx.textAlign = "left";
        ctx.textBaseline = "top";
        ctx.lineJoin = "round";
        ctx.lineWidth = size * 0.3;
        ctx.strokeStyle = colours.paper;
        ctx.strokeText(name, left, top);
        ctx.fillStyle = colours.ink;
        ctx.fillText(name, left, top);
      },
    };
  };
}

// Decide which names are drawn: the chosen one, its neighbours, then the best connected, as long as there is room.
function declutter() {
  const size = fontSize();
  const key = `${size.toFixed(2)}/${version}`;
  if (key === labelledFor) return;
  labelledFor = key;
  labelled = new Map();
  const rank = (id) => (state.selected?.entity === id ? -2 : focus?.has(id) ? -1 : 0);
  const ids = nodeSet.getIds().sort((a, b) => rank(a) - rank(b) || a - b);
  const taken = new Map();
  const cell = size * 6;
  const around = (box) => {
    const cells = [];
    for (let i = Math.floor(box[0] / cell); i <= Math.floor(box[2] / cell); i++)
      for (let j = Math.floor(box[1] / cell); j <= Math.floor(box[3] / cell); j++) cells.push(`${i},${j}`);
    return cells;
  };
  const put = (box) => around(box).forEach((c) => taken.set(c, [...(taken.get(c) ?? []), box]));
  const free = (box) =>
    around(box).every((c) =>
      (taken.get(c) ?? []).every((b) => b.id === box.id || b[0] >= box[2] || b[2] <= box[0] || b[1] >= box[3] || b[3] <= box[1]));
  const sign = (id) => {
    const { x, y } = placeOf(id), r = radiusOf(entities[id]) * 0.8 * swell();
    put(Object.assign([x - r, y - r, x + r, y + r], { id }));
  };
  const name = (id) => {
    for (const side of ["below", "right", "left", "above"]) {
      const box = Object.assign(labelBox(id, size, side), { id });
      if (!free(box) || (side !== "below" && (box[0] < bounds[0] || box[2] > bounds[1]))) continue;
      labelled.set(id, side);
      return put(box);
    }
  };
  // the foremost names give way to each other only, the others to every sign
  const first = ids.slice(0, FOREMOST), rest = ids.slice(FOREMOST);
  for (const group of [first, rest]) {
    group.forEach(sign);
    group.filter((id) => !focus || focus.has(id) || ids.length <= 80).forEach(name);
  }
}

const places = new Map(entities.filter((e) => e.x !== undefined).map((e) => [e.id, { x: e.x, y: e.y }]));
const placeOf = (id) => places.get(id);

function labelBox(id, size, side = "below") {
  const { x, y } = placeOf(id), away = radiusOf(entities[id]) * 1.15 * swell() + 2;
  const width = widthOf(short(entities[id].label)) * size, height = size * 1.15;
  const left = side === "right" ? x + away + 2 : side === "left" ? x - away - 2 - width : x - width / 2;
  const top = side === "below" ? y + away : side === "above" ? y - away - height : y - height / 2;
  return [left, top, left + width, top + height];
}
