import { rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { AwsV4Signer } from "aws4fetch";
import { type Benchmark } from "#bench/bench.ts";
import { openBenchBucket } from "#bench/bench-bucket.ts";
import { compareServers, importSegment, startPlainServer, webPid } from "#bench/served-bytes.ts";
import { s3EnvOf, type S3Settings } from "#core/config/s3-settings.ts";
import { startSite } from "#core/testing/running-site.ts";

/** The simplest code: the store's answer to a signed address, over connections that stay open, into the answer. */
const PLAIN_PROXY = `
  const http = require("node:http");
  const agent = new http.Agent({ keepAlive: true });
  http.createServer((req, res) => {
    http.get(process.argv[1], { agent }, (answer) => {
      res.setHeader("Content-Length", answer.headers["content-length"]);
      answer.pipe(res);
    });
  }).listen(0, "127.0.0.1", function () { console.log(this.address().port); });`;

/**
 * Media bytes in proxy mode from MinIO against a plain Node stream from the same MinIO, in CPU seconds of the serving
 * process. The store is the one at S3_TEST_ENDPOINT, otherwise a MinIO of this bench; an error where there is none.
 */
export const bench: Benchmark = {
  name: "media-bytes-minio",
  goal: 1.1,
  async run() {
    const bucket = await openBenchBucket();
    if (!bucket) throw new Error("There is no S3 store: put minio on PATH, or set S3_TEST_ENDPOINT.");
    const site = await startSite({ env: s3EnvOf(bucket.settings) });
    const clip = path.join(os.tmpdir(), `matinee-bench-${process.pid}.mp4`);
    try {
      const { url, key } = await importSegment(site, clip);
      const plain = await startPlainServer(PLAIN_PROXY, await signedAddress(bucket.settings, key));
      try {
        return await compareServers({ url, pid: webPid(site) }, plain);
      } finally {
        plain.stop();
      }
    } finally {
      rmSync(clip, { force: true });
      await site.remove();
      await bucket.close();
    }
  },
};

/** An address at which an object can be read for an hour. */
async function signedAddress(settings: S3Settings, key: string): Promise<string> {
  const url = new URL(`/${settings.bucket}/${key}`, settings.endpoint);
  url.searchParams.set("X-Amz-Expires", "3600");
  const signer = new AwsV4Signer({
    ...{ method: "GET", url: url.href, service: "s3", region: settings.region, signQuery: true },
    ...{ accessKeyId: settings.accessKey, secretAccessKey: settings.secretKey },
  });
  return (await signer.sign()).url.href;
}
