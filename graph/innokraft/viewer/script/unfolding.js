/* What the page holds beyond its overview is set down briefly; here it is unfolded. */

function unfolded(data) {
  const rest = data.rest;
  if (!rest) return data;
  const two = (sv, en) => [sv, en === 0 ? sv : en];
  rest.records.forEach(([sv, en, address], index) => {
    data.names[`record-${index}`] = two(sv, en);
    data.addresses[`record-${index}`] = address;
  });
  data.quotes = rest.quotes.map(([record, start, end, ...parts]) => (
    { record: `record-${record}`, at: [start, end], parts: ["", ...parts, ""] }));
  const line = (certainty) => certainty === "harlett" ? "derived"
    : ["forbehallet", "troligt", "mojligt"].includes(certainty) ? "hedged" : "firm";
  for (const [kindNumber, path, sv, en, shortSv, shortEn, facts] of rest.things) {
    const kind = rest.kinds[kindNumber];
    const [shape, , size] = data.looks[kind];
    data.nodes.push({ id: data.things.length, label: " ", shape, group: kind, size, x: 0, y: 0 });
    data.things.push({
      iri: /^https?:/.test(path) ? path : rest.base + path,
      kind,
      label: two(sv, en),
      short: two(shortSv, shortEn).map((text) => (text ? [text] : [])),
      facts: facts.map(([p, v, more, b]) => ({ p: rest.properties[p], v: rest.values[v], b: b || [], more })),
      projects: 0,
    });
  }
  rest.ties = data.edges.length;
  for (const [from, to, p, more, ...said] of rest.links) {
    const plain = said.every(Number.isInteger);
    const [certainty, claimedOnly, b] = plain
      ? ["konstaterat", false, said.length ? [{ certainty: null, derived: false, holder: null, attribution: null, notes: [], quotes: said }] : []]
      : said[0];
    data.edges.push({ id: data.edges.length, from, to, line: line(certainty), bend: 0 });
    data.links.push({ p: rest.properties[p], certainty, claimedOnly, b, more, projects: 0 });
  }
  return data;
}
