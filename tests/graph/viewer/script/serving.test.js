/* The worker that answers queries: what it has the engine read, and when. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { bytesIn } from "../../../../graph/innokraft/viewer/script/letters.js";
import { serve } from "../../../../graph/innokraft/viewer/script/query/serving.js";
import { packed } from "./packing.js";

const TRIG = '@prefix a: <http://a/> .\n<http://a/one> {\n\ta:b a:c "one\u2028two }" .\n}\na:two {\n\ta:b a:c "one\u2028two }" .\n}\n';

/** @returns {any} A worker whose engine writes down what it is given. */
function worker() {
  /** @type {any} */
  const scope = { posted: [], loads: [], postMessage: (/** @type {any} */ message) => scope.posted.push(message) };
  class Store {
    size = 1;
    load(/** @type {Iterable<string>} */ parts, /** @type {{format: string}} */ { format }) {
      scope.loads.push([format, [...parts].join("")]);
    }
    query() {
      return '{"boolean": true, "head": {}}';
    }
  }
  serve({ initSync: () => {}, Store }, bytesIn, scope);
  return scope;
}

test("each triple is read without its graph, and the graphs for the first query that names one", async () => {
  const scope = worker();
  await scope.onmessage({ data: { engine: packed(""), quads: packed(TRIG) } });
  const triple = '\ta:b a:c "one\u2028two }" .\n';
  assert.deepEqual(scope.loads, [["text/turtle", `@prefix a: <http://a/> .\n\n${triple}\n\n${triple}\n`]]);
  assert.deepEqual(scope.posted, [{ share: 0 }, { triples: 1 }]);
  const ask = (/** @type {string} */ query) => scope.onmessage({ data: { query, base: "" } });
  await ask("ASK { ?graph a:from ?b }");
  assert.equal(scope.loads.length, 1);
  await ask("ASK { graph ?g { ?a ?b ?c } }");
  await ask("ASK FROM <http://a/one> { ?a ?b ?c }");
  assert.deepEqual(scope.loads.slice(1), [["application/trig", TRIG]]);
});
