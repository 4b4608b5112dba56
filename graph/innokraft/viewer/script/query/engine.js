/* Oxigraph in a worker of its own: started when it is asked for, and anew after it was stopped. */

/** @import { Answer } from "./serving.js" */

import { byId } from "../elements.js";
import { unpacked, unpackedText } from "../evidence.js";
import { bytesIn } from "../letters.js";
import { serve } from "./serving.js";

/** How long a query may take, in seconds. */
export const LONGEST = 60;

/** A query that was ended: by who asked, by the clock, or by an engine that broke. */
export class Ended extends Error {}

/** @type {string} Where the script of the worker is. */
let workerAddress;
/** @type {Worker | null} */
let engineWorker = null;
/** @type {Promise<{triples: number}>} */
let engineOpening;
let endTalk = (/** @type {Error} */ _) => {};
let tellShare = (/** @type {number} */ _) => {};

const askingPacks = () => (byId("asking").textContent || "").trim().split(/\s+/);

/** Makes the worker's script; gives the prefixes, the base and the examples that the page was written with. */
export async function prepareEngine() {
  const [glue, , , told] = askingPacks();
  const script = [await unpackedText(glue), `\n(${serve})({ initSync, Store }, ${bytesIn}, self);\n`];
  workerAddress = URL.createObjectURL(new Blob(script, { type: "text/javascript" }));
  return unpacked(told);
}

/** Starts the engine, if it does not run; says how many statements it has, and meanwhile how much of the graph is read, from 0 to 1.
 * @param {(share: number) => void} tell */
export function startEngine(tell = () => {}) {
  tellShare = tell;
  if (!engineWorker) {
    const [, engine, quads] = askingPacks();
    engineWorker = new Worker(workerAddress);
    engineOpening = talkToEngine({ engine, quads });
  }
  return engineOpening;
}

/** Posts a message to the worker. Rejects with its error, or Ended. @param {any} message @returns {Promise<any>} */
function talkToEngine(message) {
  return new Promise((resolve, reject) => {
    const now = /** @type {Worker} */ (engineWorker);
    endTalk = reject;
    now.onmessage = ({ data }) => {
      if (data.share !== undefined) tellShare(data.share);
      else if (data.error === undefined) resolve(data);
      else if (data.broken) stopEngine("broken");
      else reject(new Error(data.error));
    };
    now.onerror = () => stopEngine("broken");
    now.postMessage(message);
  });
}

/** Ends the engine, and the query that it is at. @param {"stopped" | "late" | "broken"} why */
export function stopEngine(why) {
  if (engineWorker) engineWorker.terminate();
  engineWorker = null;
  endTalk(new Ended(why));
}

/** Answers a query. Rejects with Ended, or the engine's error. @param {string} query @param {string} base @returns {Promise<Answer>} */
export async function askEngine(query, base) {
  await startEngine();
  const clock = setTimeout(() => stopEngine("late"), LONGEST * 1000);
  try {
    return await talkToEngine({ query, base });
  } finally {
    clearTimeout(clock);
  }
}
