import os from "node:os";

/** Where a person on this machine opens Matinee. */
export function localUrl(host: string, port: number): string {
  return `http://${isEverywhere(host) ? "localhost" : bracketed(host)}:${port}`;
}

/** Where people on the same network open it; none where it listens on one address alone. */
export function networkUrls(host: string, port: number): string[] {
  if (!isEverywhere(host)) return [];
  const addresses = Object.values(os.networkInterfaces()).flatMap((list) => list ?? []);
  return addresses
    .filter((address) => address.family === "IPv4" && !address.internal)
    .map((address) => `http://${address.address}:${port}`);
}

function isEverywhere(host: string): boolean {
  return host === "0.0.0.0" || host === "::";
}

function bracketed(host: string): string {
  return host.includes(":") ? `[${host}]` : host;
}
