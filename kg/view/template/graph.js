// The graph as the page holds it: entities, statements, who is tied to whom, and what passes the filters.

const read = (id) => JSON.parse(document.getElementById(id).textContent);
const entities = read("nodes");
const statements = read("edges");
const more = read("more");

const TYPES = ["Company", "Person", "Place", "Institution", "Product", "Event", "Policy", ""];
const typeOf = (entity) => entity.type ?? "";
const namesOf = (entity) => [entity.label, ...(entity.aliases ?? [])];
const statusOf = (statement) => statement.status ?? "asserted";
const isSymmetric = (statement) => Boolean(more.predicates[statement.predicate]?.symmetric);

const state = {
  language: "zh",
  selected: null, // {entity: id} or {bundle: key, statements: [...]}
  hidden: { types: new Set(), statuses: new Set(), predicates: new Set() },
  drawn: new Set(entities.filter((entity) => entity.x !== undefined).map((entity) => entity.id)),
};

const statementsOf = entities.map(() => []);
statements.forEach((statement, number) => {
  statement.number = number;
  statementsOf[statement.from].push(statement);
  if (statement.to !== statement.from) statementsOf[statement.to].push(statement);
});

const otherEnd = (statement, id) => (statement.from === id ? statement.to : statement.from);
const neighboursOf = (id) => new Set(statementsOf[id].map((statement) => otherEnd(statement, id)));

// Widths, case and spaces are folded, so that "ａｉ " finds "AI".
const fold = (text) => text.normalize("NFKC").toLowerCase().replace(/\s+/g, "");
const folded = entities.map((entity) => namesOf(entity).map(fold));

function find(query) {
  const wanted = fold(query);
  if (!wanted) return [];
  const hits = [];
  for (const entity of entities) {
    const [label, ...aliases] = folded[entity.id];
    const rank =
      label === wanted ? 0
      : aliases.includes(wanted) ? 1
      : label.startsWith(wanted) ? 2
      : aliases.some((name) => name.startsWith(wanted)) ? 3
      : [label, ...aliases].some((name) => name.includes(wanted)) ? 4
      : -1;
    if (rank >= 0) hits.push([rank, entity]);
  }
  hits.sort((a, b) => a[0] - b[0] || a[1].id - b[1].id); // ids run from the best connected on
  return hits.map((hit) => hit[1]);
}

const byLabel = new Map();
for (const entity of [...entities].reverse()) byLabel.set(entity.label, entity.id);
const labelCounts = new Map();
for (const entity of entities) labelCounts.set(entity.label, (labelCounts.get(entity.label) ?? 0) + 1);

// A link to an entity reads #谦寻控股; where two share a label it is the end of the IRI.
const linkOf = (entity) => (labelCounts.get(entity.label) === 1 ? entity.label : entity.iri);

function entityOf(link) {
  if (!link) return undefined;
  const exact = entities.find((entity) => entity.iri === link || more.base + entity.iri === link);
  if (exact) return exact;
  if (byLabel.has(link)) return entities[byLabel.get(link)];
  return find(link).find((entity) => folded[entity.id].includes(fold(link)));
}

const passes = (statement) =>
  !state.hidden.statuses.has(statusOf(statement)) && !state.hidden.predicates.has(statement.predicate);

// Return what is to be drawn: entities, and the statements between them in bundles. A bundle is what runs between
// the same two entities in the same direction with the same standing: one line, drawn apart from the other bundles.
function visible() {
  const narrowed = state.hidden.statuses.size > 0 || state.hidden.predicates.size > 0;
  const allowed = new Set([...state.drawn].filter((id) => !state.hidden.types.has(typeOf(entities[id]))));
  const bundles = new Map();
  const tied = new Set();
  for (const statement of statements) {
    if (!allowed.has(statement.from) || !allowed.has(statement.to) || !passes(statement)) continue;
    const [from, to] = isSymmetric(statement)
      ? [Math.min(statement.from, statement.to), Math.max(statement.from, statement.to)]
      : [statement.from, statement.to];
    const key = `${from}-${to}-${statusOf(statement)}-${isSymmetric(statement) ? "both" : "one"}`;
    if (!bundles.has(key)) bundles.set(key, { key, from, to, status: statusOf(statement), statements: [] });
    bundles.get(key).statements.push(statement);
    tied.add(from).add(to);
  }
  const chosen = state.selected?.entity;
  const shown = [...allowed].filter((id) => !narrowed || tied.has(id) || id === chosen);
  return { shown: shown.sort((a, b) => a - b), bundles: [...bundles.values()] };
}
