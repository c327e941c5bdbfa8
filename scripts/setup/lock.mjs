import { createHash } from "node:crypto";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { ROOT } from "./paths.mjs";

/**
 * Runs `work` while no other script of this checkout holds the lock `name`; waits for it otherwise. The lock
 * is a socket in Linux' abstract namespace: the kernel frees it however the process ends.
 */
export async function withLock(name, work) {
  const id = createHash("sha256").update(ROOT).digest("hex").slice(0, 24);
  let release = await tryLock(`\0matinee-${name}-${id}`);
  while (!release) {
    await sleep(500);
    release = await tryLock(`\0matinee-${name}-${id}`);
  }
  try {
    return await work();
  } finally {
    release();
  }
}

function tryLock(address) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", (error) => (error.code === "EADDRINUSE" ? resolve(null) : reject(error)));
    server.listen(address, () => resolve(() => server.close()));
  });
}
