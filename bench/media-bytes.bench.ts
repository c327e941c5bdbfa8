import { rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { type Benchmark } from "#bench/bench.ts";
import { compareServers, importSegment, startPlainServer, webPid } from "#bench/served-bytes.ts";
import { startSite } from "#core/testing/running-site.ts";

/** The simplest code: a stream of the file into the answer. */
const PLAIN_SERVER = `
  const { createReadStream, statSync } = require("node:fs");
  require("node:http").createServer((req, res) => {
    res.setHeader("Content-Length", statSync(process.argv[1]).size);
    createReadStream(process.argv[1]).pipe(res);
  }).listen(0, "127.0.0.1", function () { console.log(this.address().port); });`;

/**
 * Media bytes in proxy mode against a plain Node stream of the same file, in CPU seconds of the serving
 * process: the difference is the token, the plan, the headers and the store's driver.
 */
export const bench: Benchmark = {
  name: "media-bytes",
  goal: 1.1,
  async run() {
    const site = await startSite();
    const clip = path.join(os.tmpdir(), `matinee-bench-${process.pid}.mp4`);
    try {
      const { url, key } = await importSegment(site, clip);
      const plain = await startPlainServer(PLAIN_SERVER, path.join(site.dataDir, "objects", key));
      try {
        return await compareServers({ url, pid: webPid(site) }, plain);
      } finally {
        plain.stop();
      }
    } finally {
      rmSync(clip, { force: true });
      await site.remove();
    }
  },
};
