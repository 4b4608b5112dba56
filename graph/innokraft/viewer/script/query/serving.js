/* The work of the worker that answers queries, so that no query keeps the page from moving. */

/**
 * @typedef {{iri: string, text?: undefined} | {text: string, lang: string, type: string, iri?: undefined}} Cell
 *   An IRI; or a text, its language and its datatype, which are empty where it has none.
 * @typedef {{kind: "table" | "triples", names: string[], rows: (Cell | null)[][], total: number}} Rows
 *   The first of the rows, and how many there are in all.
 * @typedef {Rows | {kind: "boolean", boolean: boolean}} Answer
 */

/**
 * Answers what is posted to it: first the packed engine and quads, then queries.
 *
 * It stands in the worker by its own text, after that of the engine's script, and so names nothing
 * that is outside of it.
 * @param {{initSync: any, Store: any}} engine The engine's own.
 * @param {(letters: string) => Uint8Array<ArrayBuffer>} bytesIn That of letters.js.
 * @param {any} scope The worker's global object.
 */
export function serve({ initSync, Store }, bytesIn, scope) {
  const MOST = 100000; // rows that are handed to the page
  const CHUNK = 1 << 22; // bytes that are read at a time
  const NAMES_GRAPHS = /(?<![\w?$:])(?:GRAPH|FROM)(?!\w)/i;
  const GRAPH_LINES = /(^|\n)[^\t@\n][^\n]*/g; // what opens and closes a graph, in TriG as the page has it
  const PLAIN = "http://www.w3.org/2001/XMLSchema#string";
  /** @type {any} */
  let store = null;
  /** @type {Uint8Array | null} TriG, until its graphs are read under their names too. */
  let unread = null;

  const unpackedBytes = async (/** @type {string} */ packed) => {
    const stream = new Blob([bytesIn(packed)]).stream().pipeThrough(new DecompressionStream("deflate"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  };

  /* A part after another, in whole lines, and how much has been read. */
  function* partsOf(/** @type {Uint8Array} */ bytes, /** @type {(text: string) => string} */ change = (text) => text) {
    const decoder = new TextDecoder();
    for (let from = 0, to = 0; from < bytes.length; from = to) {
      to = bytes.indexOf(10, from + CHUNK) + 1 || bytes.length;
      scope.postMessage({ share: from / bytes.length });
      yield change(decoder.decode(bytes.subarray(from, to)));
    }
  }

  const load = (/** @type {Iterable<string>} */ parts, /** @type {string} */ format) => store.load(parts, { format, lenient: true, no_transaction: true });

  /* Each triple once, in the default graph; that is all that most queries ask. */
  const open = async (/** @type {{engine: string, quads: string}} */ given) => {
    initSync({ module: await unpackedBytes(given.engine) });
    unread = await unpackedBytes(given.quads);
    store = new Store();
    load(partsOf(unread, (text) => text.replace(GRAPH_LINES, "$1")), "text/turtle");
    return { triples: store.size };
  };

  /* The graphs by their names, for the first query that names one. */
  const openGraphs = () => {
    if (unread) load(partsOf(unread), "application/trig");
    unread = null;
  };

  const written = (/** @type {any} */ term) => {
    if (!term) return null;
    if (term.type === "uri" || term.termType === "NamedNode") return { iri: term.value };
    if (term.type === "triple") return { text: `<<( ${["subject", "predicate", "object"].map((part) => term.value[part].value).join(" ")} )>>`, lang: "", type: "" };
    const type = term.termType === "Literal" && !term.language ? term.datatype.value : term.datatype || "";
    return { text: term.value, lang: term["xml:lang"] || term.language || "", type: typeof type !== "string" || type === PLAIN ? "" : type };
  };

  const ask = (/** @type {string} */ query, /** @type {string} */ base) => {
    let told;
    if (NAMES_GRAPHS.test(query)) openGraphs();
    try {
      told = JSON.parse(store.query(query, { base_iri: base, results_format: "application/sparql-results+json" }));
    } catch (error) {
      if (!/RDF format/.test(String(error))) throw error;
      const quads = store.query(query, { base_iri: base }); // it makes triples
      const rows = quads.slice(0, MOST).map((/** @type {any} */ quad) => [quad.subject, quad.predicate, quad.object].map(written));
      return { kind: "triples", names: ["subject", "predicate", "object"], rows, total: quads.length };
    }
    if ("boolean" in told) return { kind: "boolean", boolean: told.boolean };
    const { vars: names } = told.head;
    const rows = told.results.bindings.slice(0, MOST).map((/** @type {any} */ row) => names.map((/** @type {string} */ name) => written(row[name])));
    return { kind: "table", names, rows, total: told.results.bindings.length };
  };

  scope.onmessage = async (/** @type {{data: any}} */ { data }) => {
    try {
      scope.postMessage(data.query === undefined ? await open(data) : ask(data.query, data.base));
    } catch (error) {
      const broken = !(error instanceof Error) || error instanceof RangeError || error.name === "RuntimeError";
      scope.postMessage({ error: String(error instanceof Error ? error.message : error), broken });
    }
  };
}
