/** Where a person on this machine opens a web that listens on this host and port. */
export function localUrl(host: string, port: number): string {
  return `http://${isEverywhere(host) ? "localhost" : bracketed(host)}:${port}`;
}

/**
 * Where a program of this machine asks it: as `localUrl`, but by the loopback's number where it listens everywhere,
 * since `localhost` may be another one first. A name that somebody listens on is asked by that name.
 */
export function loopbackUrl(host: string, port: number): string {
  return localUrl(isEverywhere(host) ? "127.0.0.1" : host, port);
}

/** Whether this host stands for every address of the machine. */
export function isEverywhere(host: string): boolean {
  return host === "0.0.0.0" || host === "::";
}

function bracketed(host: string): string {
  return host.includes(":") ? `[${host}]` : host;
}
