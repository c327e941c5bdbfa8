import os from "node:os";
import { isEverywhere } from "#core/start/local-url.ts";

/** The addresses for users on the same network; none if the site listens on one address alone. */
export function networkUrls(host: string, port: number): string[] {
  if (!isEverywhere(host)) return [];
  const addresses = Object.values(os.networkInterfaces()).flatMap((list) => list ?? []);
  return addresses
    .filter((address) => address.family === "IPv4" && !address.internal)
    .map((address) => `http://${address.address}:${port}`);
}
