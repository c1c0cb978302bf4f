// The panel: an entity with its facts, or the statements behind one line; each with the sentence that says so.

function entityButton(id, current) {
  if (id === current) return make("span", "self", entities[id].label);
  const button = make("button", "link", "", { type: "button" });
  button.append(glyph(typeOf(entities[id])), make("span", "word", entities[id].label));
  button.addEventListener("click", () => select({ entity: id }, { travel: true }));
  return button;
}

// The date as data, and the words of the article where they say more than the date does.
function timeOf({ time, since, until, timeText }) {
  const exact = time ?? (since && until ? `${since} – ${until}` : since ? say("since", since) : until ? say("until", until) : "");
  const digits = (text) => text.replace(/\D+/g, " ").trim();
  if (!exact || !timeText) return exact || timeText;
  return /^[\d年月日\s-]+$/.test(timeText) && digits(timeText) === digits(exact) ? exact : `${exact} (${timeText})`;
}

const percent = (share) => `${Number((Number(share) * 100).toFixed(2))}%`;

function qualifiers(statement) {
  const list = make("dl", "qualifiers");
  const add = (key, value) => value && list.append(make("dt", "", say(key)), make("dd", "", value));
  add("title", statement.title);
  add("time", timeOf(statement));
  add("share", statement.share && percent(statement.share));
  add("amount", statement.amount);
  add("saidBy", statement.saidBy);
  add("confidence", statement.confidence && percent(statement.confidence));
  return list.childElementCount ? [list] : [];
}

function badge(status) {
  if (status === "asserted") return [];
  const made = make("span", `badge status-${status}`);
  made.append(lineSample(status), make("span", "", say(status)));
  return [made];
}

function citation(articleNumber, place) {
  const article = more.articles[articleNumber];
  if (!article) return [];
  const cite = make("p", "cite");
  cite.append(make("cite", "", article.title ? say("quote", article.title) : say("untitled")));
  const printed = [article.page && say("printedOn", article.page), article.section];
  const facts = [article.outlet, ...printed, article.date, article.reporters && say("reporter", article.reporters.join("、"))];
  cite.append(make("span", "", facts.filter(Boolean).join(" · ")));
  if (article.source) cite.append(make("span", "file", [article.source, place].filter(Boolean).join(" : "), { title: say("source") }));
  return [cite];
}

// Names of other entities that hold one of these: 宁德 is not to be marked in 宁德时代.
function longerNames(text, ends) {
  const forms = ends.flatMap((end) => end[1]);
  const holds = (name) => forms.some((form) => name.length > form.length && name.includes(form));
  return entities.flatMap(namesOf).filter((name) => text.includes(name) && holds(name) && !forms.includes(name));
}

function quotation(number, statement, rule) {
  const evidence = more.evidence[number];
  const figure = make("figure", "evidence");
  const quote = make("blockquote");
  const ends = [["subject", namesOf(entities[statement.from])], ["object", namesOf(entities[statement.to])]];
  quote.append(...marked(evidence.text, ends, longerNames(evidence.text, ends)));
  figure.append(quote);
  const unnamed = ends.filter(([, forms]) => !forms.some((form) => evidence.text.includes(form))).map(([, forms]) => forms[0]);
  if (unnamed.length) figure.append(make("p", "unnamed", say("unnamed", unnamed.join("、"))));
  figure.append(...citation(evidence.article, evidence.place));
  if (rule) figure.append(make("p", "unnamed", `${say("rule")} ${rule}`));
  return figure;
}

function quotations(statement) {
  const numbers = statement.evidence ?? [];
  if (!numbers.length) return [make("p", "unnamed", say("noSentence"))];
  return numbers.map((number, k) => quotation(number, statement, statement.rules?.[k]));
}

function entityView(id) {
  const entity = entities[id], facts = statementsOf[id];
  const head = make("header", "title");
  const kind = make("p", "kind");
  kind.append(glyph(typeOf(entity)), make("span", "", typeWord(entity.subtype ?? typeOf(entity))));
  head.append(kind, make("h2", "", entity.label));
  if (entity.aliases) head.append(make("p", "aliases", `${say("aliases")} ${entity.aliases.join("、")}`));
  if (entity.within) head.append(make("p", "summary", `${say("within")} ${entity.within.join(" › ")}`));
  if (entity.maybeSame) {
    const line = make("p", "maybe", say("maybeSame"));
    line.append(...entity.maybeSame.map((other) => entityButton(other)));
    head.append(line);
  }
  head.append(make("p", "summary", `${say("facts", facts.length)} · ${say("neighbours", neighboursOf(id).size)}`));
  const waiting = [...neighboursOf(id)].filter((n) => !state.drawn.has(n));
  if (waiting.length) {
    const button = make("button", "expand", say("expand", waiting.length), { type: "button", id: "expand" });
    button.addEventListener("click", () => {
      reveal(waiting);
      select({ entity: id }, { travel: true });
    });
    head.append(button);
  }
  if (!facts.length) head.append(make("p", "unnamed", say("noFacts")));
  return [head, ...groups(id).map(([word, group]) => factGroup(word, group, id)), ...namedIn(entity), identifier(entity)];
}

function namedIn(entity) {
  const numbers = entity.articles ?? [];
  if (!numbers.length) return [];
  const made = make("details", "named-in");
  made.open = !statementsOf[entity.id].length;
  made.append(make("summary", "", say("namedIn", numbers.length)), ...numbers.flatMap((number) => citation(number)));
  return [made];
}

// Facts by relation; one that is read from its object stands under the relation's inverse.
function groups(id) {
  const found = new Map();
  const order = new Map([...predicateCounts.keys()].sort().map((p, k) => [p, k]));
  for (const statement of statementsOf[id]) {
    const inverse = statement.to === id && !isSymmetric(statement);
    const key = order.get(statement.predicate) * 2 + Number(inverse);
    const named = predicateWord(statement.predicate, inverse);
    const word = inverse && named === predicateWord(statement.predicate) ? `← ${named}` : named;
    if (!found.has(key)) found.set(key, [word, []]);
    found.get(key)[1].push(statement);
  }
  const standing = (s) => more.statuses.indexOf(statusOf(s));
  for (const [, group] of found.values()) group.sort((a, b) => standing(a) - standing(b) || a.number - b.number);
  return [...found.values()].sort((a, b) => b[1].length - a[1].length);
}

function factGroup(word, group, id) {
  const section = make("section", "facts");
  const heading = make("h3", "", word);
  heading.append(make("span", "number", String(group.length)));
  section.append(heading);
  for (const statement of group) {
    const fact = make("article", `fact status-${statusOf(statement)}`);
    const line = make("p", "line-up");
    line.append(entityButton(otherEnd(statement, id)), ...badge(statusOf(statement)));
    fact.append(line, ...qualifiers(statement), ...quotations(statement));
    section.append(fact);
  }
  return section;
}

function identifier(entity) {
  const made = make("details", "identifier");
  made.append(make("summary", "", say("iri")), make("code", "", more.base + entity.iri));
  return made;
}

function bundleView(shown) {
  const head = make("header", "title");
  head.append(make("p", "kind", shown.length === 1 ? say("one") : say("between", shown.length)));
  return [head, ...shown.map((statement) => {
    const fact = make("article", `fact status-${statusOf(statement)}`);
    const claim = make("p", "claim");
    claim.append(
      entityButton(statement.from),
      make("span", "predicate", `${isSymmetric(statement) ? "—" : ""} ${predicateWord(statement.predicate)} ${isSymmetric(statement) ? "—" : "→"}`),
      entityButton(statement.to),
      ...badge(statusOf(statement)));
    fact.append(claim, ...qualifiers(statement), ...quotations(statement));
    return fact;
  })];
}

function drawPanel() {
  const panel = element("panel"), selected = state.selected;
  const inside = panel.contains(document.activeElement);
  panel.hidden = !selected;
  document.body.classList.toggle("with-panel", Boolean(selected));
  if (!selected) return element("details").replaceChildren();
  element("details").replaceChildren(...(selected.bundle ? bundleView(selected.statements) : entityView(selected.entity)));
  panel.scrollTop = 0;
  if (inside) panel.focus(); // what had the focus is gone
}
