/* A quote as a source is cited: in words, as BibTeX, and as a Web Annotation of the W3C. */

import { plainly } from "../model.js";

/**
 * @typedef {object} Cited A quote and the record that it is from.
 * @property {string} exact
 * @property {string} before What stands right before it.
 * @property {string} after
 * @property {number} start In code points, as `end`, which is not in it.
 * @property {number} end
 * @property {string | null} language Of the quote.
 * @property {string} record What the record is called.
 * @property {string} iri Of the record.
 * @property {string | null} href Where its source lets it be read.
 * @property {string} says What the quote bears out, in the language that is spoken.
 * @property {string} spoken The language that is spoken: "sv" or "en".
 */

const quoteWords = { sv: ["”", "”", "tecken", "Stöd för"], en: ["“", "”", "characters", "Bears out"] };

/* On one line, without what would turn letters round. */
const inLine = (/** @type {string} */ text) => plainly(text.replace(/\s+/g, " "));

/** The quote, its record and its place, on one line. @param {Cited} cited */
export function citedInWords({ exact, record, start, end, href, iri, spoken }) {
  const [open, close, characters] = spoken === "sv" ? quoteWords.sv : quoteWords.en;
  return `${open}${inLine(exact)}${close} (${record}, ${characters} ${start}–${end}, ${href || iri})`;
}

/** @param {Cited} cited */
export function citedAsBibtex({ exact, record, start, end, href, iri, says, spoken, language }) {
  const [open, close, characters, bears] = spoken === "sv" ? quoteWords.sv : quoteWords.en;
  const note = `${open}${inLine(exact)}${close}, ${characters} ${start}–${end}. ${bears}: ${says}. ${iri}`;
  const fields = [
    ["title", `{${texEscaped(record)}}`],
    ["url", (href || iri).replace(/[{}\\\s]/g, (letter) => encodeURIComponent(letter))],
    ["note", texEscaped(note)],
    ...(language ? [["langid", language.slice(0, 2) === "sv" ? "swedish" : "english"]] : []),
  ];
  return `@misc{${keyOf(iri, start)},\n${fields.map(([name, value]) => `  ${name} = {${value}}`).join(",\n")}\n}\n`;
}

/** The record's path and the place, in letters that a key may have. */
const keyOf = (/** @type {string} */ iri, /** @type {number} */ start) =>
  `${iri.replace(/^[a-z]+:\/\/[^/]*\/(innokraft\/)?(record\/)?/i, "").replace(/[^A-Za-z0-9]+/g, "-").replace(/^-|-$/g, "")}-${start}`;

/** @type {Record<string, string>} */
const texSpecial = {
  "\\": "\\textbackslash{}", "{": "\\{", "}": "\\}", $: "\\$", "&": "\\&", "#": "\\#", "%": "\\%", _: "\\_",
  "~": "\\textasciitilde{}", "^": "\\textasciicircum{}",
};

/** A text in which nothing is a command of TeX. @param {string} text */
export const texEscaped = (text) => text.replace(/[\\{}$&#%_~^]/g, (letter) => texSpecial[letter]);

/** @param {Cited} cited */
export function citedAsAnnotation({ exact, before, after, start, end, iri, href, says, spoken }) {
  const annotation = {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    type: "Annotation",
    motivation: "describing",
    body: { type: "TextualBody", value: says, format: "text/plain", language: spoken },
    target: {
      source: iri,
      ...(href ? { "schema:url": href } : {}),
      selector: [
        { type: "TextQuoteSelector", exact, prefix: before, suffix: after },
        { type: "TextPositionSelector", start, end },
      ],
    },
  };
  return `${JSON.stringify(annotation, null, 2)}\n`;
}

/** @type {[string, (cited: Cited) => string][]} */
export const citations = [["citeText", citedInWords], ["citeBibtex", citedAsBibtex], ["citeAnnotation", citedAsAnnotation]];
