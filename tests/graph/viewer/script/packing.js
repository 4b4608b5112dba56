/* Packs as viewer/block.py does, digit by digit. */

import { deflateSync } from "node:zlib";

const LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%.()*+-;,=:?@^_`{|}~";

/** @param {Uint8Array} bytes */
export function lettersOf(bytes) {
  let letters = "";
  for (let from = 0; from < bytes.length; from += 4) {
    const word = [0, 1, 2, 3].reduce((sum, place) => sum * 256 + (bytes[from + place] ?? 0), 0);
    const five = [4, 3, 2, 1, 0].map((power) => LETTERS[Math.floor(word / 85 ** power) % 85]).join("");
    letters += five.slice(0, Math.min(4, bytes.length - from) + 1);
  }
  return letters;
}

/** @param {string} text */
export const packed = (text) => lettersOf(deflateSync(text));
