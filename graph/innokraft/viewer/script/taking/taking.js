/* What can be taken away: the map as a picture, what it shows as a table, and a sheet of paper. */

import { byId, every, one } from "../elements.js";
import { read } from "../evidence.js";
import { figure } from "./figure.js";
import { unfoldAll } from "../card/unfolding.js";
import { quotesIn } from "../model.js";
import { colour } from "../map/colours.js";
import { csv, shownStatements } from "../statements.js";

/** How many dots of a picture stand for one of the screen. */
const SHARPNESS = 2;

/* A file is handed to the browser to be saved; nothing is sent. */
export function save(/** @type {Blob} */ blob, /** @type {string} */ ending) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = `${document.title.replace(/[^\p{L}\p{N}]+/gu, "-").slice(0, 60)}.${ending}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

const svgText = () => new XMLSerializer().serializeToString(figure(colour));

function saveSvg() {
  save(new Blob([svgText()], { type: "image/svg+xml" }), "svg");
}

async function savePng() {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgText())}`;
  await image.decode();
  const sheet = document.createElement("canvas");
  [sheet.width, sheet.height] = [image.width * SHARPNESS, image.height * SHARPNESS];
  /** @type {CanvasRenderingContext2D} */ (sheet.getContext("2d")).drawImage(image, 0, 0, sheet.width, sheet.height);
  const [, packed] = sheet.toDataURL().split(","); // toBlob waits until the page is idle
  save(new Blob([Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0))], { type: "image/png" }), "png");
}

/* With the mark that has Excel read it as UTF-8. */
async function saveCsv() {
  const statements = shownStatements();
  await read(statements.flatMap(({ bases }) => quotesIn(bases)));
  save(new Blob(["\ufeff", csv(statements)], { type: "text/csv" }), "csv");
}

/* The whole map on the sheet, with labels as large as paper needs. */
function layPaper() {
  unfoldAll(byId("panel"));
  byId("paper").replaceChildren(figure((name) => `var(--${name})`));
}

/** @type {Record<string, () => void>} */
const ways = { png: savePng, svg: saveSvg, csv: saveCsv, print: () => window.print() };

export function startTaking() {
  for (const node of every("[data-take]")) node.addEventListener("click", () => {
    const menu = byId("take");
    menu.removeAttribute("open");
    one("summary", menu).focus();
    ways[node.dataset.take || ""]();
  });
  byId("take").addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !byId("take").hasAttribute("open")) return;
    event.stopPropagation();
    byId("take").removeAttribute("open");
    one("summary", byId("take")).focus();
  });
  window.addEventListener("beforeprint", layPaper);
}
