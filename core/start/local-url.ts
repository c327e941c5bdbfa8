/** The address for a user on this machine, of a web that listens on this host and port. */
export function localUrl(host: string, port: number): string {
  return `http://${isEverywhere(host) ? "localhost" : bracketed(host)}:${port}`;
}

/**
 * The address for a program on this machine: like `localUrl`, but with the loopback's number if it listens
 * everywhere, because `localhost` may resolve to another one first. If the web listens on a name, the address
 * has that name.
 */
export function loopbackUrl(host: string, port: number): string {
  return localUrl(isEverywhere(host) ? "127.0.0.1" : host, port);
}

/** Whether this host means every address of the machine. */
export function isEverywhere(host: string): boolean {
  return host === "0.0.0.0" || host === "::";
}

function bracketed(host: string): string {
  return host.includes(":") ? `[${host}]` : host;
}
