/* Bytes out of letters: the way back of viewer/letters.py. */

/**
 * The bytes that stand as letters, five for four bytes. It names nothing that is outside of it, for
 * the worker has it by its own text.
 * @param {string} letters
 */
export function bytesIn(letters) {
  const all = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%.()*+-;,=:?@^_`{|}~";
  const digits = new Uint8Array(128);
  for (let digit = 0; digit < all.length; digit += 1) digits[all.charCodeAt(digit)] = digit;
  const words = new DataView(new ArrayBuffer(4 * Math.ceil(letters.length / 5)));
  for (let from = 0, to = 0; from < letters.length; from += 5, to += 4) {
    let word = 0;
    for (let place = from; place < from + 5; place += 1) {
      word = word * 85 + (place < letters.length ? digits[letters.charCodeAt(place)] : 84);
    }
    words.setUint32(to, word);
  }
  return new Uint8Array(words.buffer, 0, Math.floor((letters.length * 4) / 5));
}
