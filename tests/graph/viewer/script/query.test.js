/* What is said of a query before and after it is run, and what the worker answers. */

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { test } from "node:test";

import { bytesIn } from "../../../../graph/innokraft/viewer/script/letters.js";
import { serve } from "../../../../graph/innokraft/viewer/script/query/serving.js";
import { briefIri, faultOf, refusedIn, tableCsv, withPrefixes } from "../../../../graph/innokraft/viewer/script/query/wording.js";
import { packed } from "./packing.js";

const PREFIXES = { ik: "https://w3id.org/innokraft/ns#", oa: "http://www.w3.org/ns/oa#" };

test("what reaches out or changes something is refused at its line, and nothing that only reads so", () => {
  assert.deepEqual(refusedIn("SELECT *\n{ service <http://a.b/> { ?s ?p ?o } }"), { line: 2, key: "reachesOut", values: ["SERVICE"] });
  assert.deepEqual(refusedIn("LOAD <http://a.b/>"), { line: 1, key: "reachesOut", values: ["LOAD"] });
  assert.deepEqual(refusedIn("# a\nINSERT DATA { <a:b> <a:c> 1 }"), { line: 2, key: "changes", values: ["INSERT"] });
  assert.equal(refusedIn('SELECT ?load { ?s ik:add "SERVICE" ; add:x """DROP\n""" ; <a:MOVE> ?load } # COPY'), null);
});

test("an error says its line, and what would mend it where that can be told", () => {
  assert.deepEqual(faultOf("SELECT *\n{ ?s ?p", "error at 2:9: expected \".\"", PREFIXES), { line: 2, key: "noSparql", values: [] });
  assert.deepEqual(faultOf("SELECT *\n\n{ ?s ex:a ?o }", "error at 3:8: expected OPTIONAL", PREFIXES), { line: 3, key: "undeclared", values: ["ex"] });
  assert.deepEqual(faultOf("PREFIX ex: <a:>\nSELECT { ex:a }", "error at 2:9: expected $", PREFIXES).key, "noSparql");
  assert.deepEqual(faultOf("SELECT ?a { ?s ?p ?o } GROUP BY ?s", "error at 1:3: expected IF, The SELECT contains a variable that is unbound, [_]", PREFIXES),
    { line: 1, key: "rule", values: ["The SELECT contains a variable that is unbound"] });
  assert.deepEqual(faultOf("SELECT *", "The custom function <urn:f> is not supported", PREFIXES).key, "failed");
});

test("IRIs are brief, and a cell of the file is no formula", () => {
  assert.equal(briefIri("http://www.w3.org/ns/oa#exact", PREFIXES, "https://w3id.org/innokraft/"), "oa:exact");
  assert.equal(briefIri("https://w3id.org/innokraft/project/vinnova/1", PREFIXES, "https://w3id.org/innokraft/"), "project/vinnova/1");
  assert.equal(tableCsv(["a", "b"], [[{ text: "=1+1", lang: "", type: "" }, null], [{ iri: "urn:x" }, { text: "a,b", lang: "sv", type: "" }]]), "a,b\r\n'=1+1,\r\nurn:x,\"a,b\"\r\n");
});

let oxigraph = null;
try {
  oxigraph = createRequire(import.meta.url)("oxigraph");
} catch { /* not here: npm ci */ }

/** Posts messages to the worker's own work, here, with the build for Node. */
function worker() {
  const scope = { onmessage: null, postMessage: null };
  serve({ initSync: () => {}, Store: oxigraph.Store }, bytesIn, scope);
  return (data) => new Promise((resolve) => { scope.postMessage = (told) => { if (!("share" in told)) resolve(told); }; scope.onmessage({ data }); });
}

const QUADS = '<urn:g> {\n\t<urn:a> <urn:b> "x"@sv, 1 .\n}\n<urn:h> {\n\t<urn:a> <urn:b> "x"@sv .\n}\n';

test("the worker answers each kind of query, each triple once, and says what is wrong", { skip: !oxigraph }, async () => {
  const post = worker();
  assert.deepEqual(await post({ engine: packed(""), quads: packed(QUADS) }), { triples: 2 });
  const ask = (query) => post({ query: withPrefixes(query, PREFIXES), base: "https://w3id.org/innokraft/" });
  assert.deepEqual(await ask("SELECT ?o ?none { ?s ?p ?o } ORDER BY ?o"), {
    kind: "table", names: ["o", "none"], total: 2,
    rows: [[{ text: "1", lang: "", type: "http://www.w3.org/2001/XMLSchema#integer" }, null], [{ text: "x", lang: "sv", type: "" }, null]],
  });
  assert.deepEqual((await ask("SELECT (STR(?o) AS ?text) ?g { GRAPH ?g { ?s ?p ?o } FILTER(LANG(?o) = 'sv') } ORDER BY ?g")).rows.map(([, graph]) => graph.iri), ["urn:g", "urn:h"]);
  assert.deepEqual(await ask("ASK { ?s ?p 2 }"), { kind: "boolean", boolean: false });
  assert.deepEqual(await ask("CONSTRUCT { ?s <made> ?o } WHERE { ?s ?p ?o FILTER(ISNUMERIC(?o)) }"), {
    kind: "triples", names: ["subject", "predicate", "object"], total: 1,
    rows: [[{ iri: "urn:a" }, { iri: "https://w3id.org/innokraft/made" }, { text: "1", lang: "", type: "http://www.w3.org/2001/XMLSchema#integer" }]],
  });
  const wrong = await ask("SELECT *\n{ ?s ?p");
  assert.match(wrong.error, /error at 2:/);
  assert.equal(wrong.broken, false);
});
