/* Unpacks the page's scripts and runs them, one after the other. The policy names their digests, so
   that no other text runs in their place. */

import { bytesIn } from "./script/letters.js";

(async () => {
  const packed = document.getElementById("scripts")?.textContent?.trim().split(/\s+/) ?? [];
  for (const each of packed) {
    const stream = new Blob([bytesIn(each)]).stream().pipeThrough(new DecompressionStream("deflate"));
    const script = document.createElement("script");
    script.textContent = JSON.parse(await new Response(stream).text());
    document.body.append(script);
  }
})();
