import net from "node:net";

/** A connection on which a test writes bytes that no HTTP client would send. */
export interface RawConnection {
  /** All received bytes so far. */
  received(): string;
  /** The status of the first answer; NaN while there is none. */
  status(): number;
  write(text: string | Uint8Array): void;
  /** Resolves once the connection is closed, by either side. */
  readonly closed: Promise<void>;
  close(): void;
}

/** Opens a connection to the host and port of a URL. */
export async function openRawConnection(url: string): Promise<RawConnection> {
  const { hostname, port } = new URL(url);
  const socket = net.connect(Number(port), hostname);
  let text = "";
  socket.on("data", (piece: Buffer) => (text += piece.toString("latin1")));
  // A write to a connection that the server cut gives an error.
  socket.on("error", () => undefined);
  const closed = new Promise<void>((resolve) => socket.once("close", () => resolve()));
  await new Promise<void>((resolve) => socket.once("connect", resolve));
  return {
    received: () => text,
    status: () => Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1] ?? NaN),
    write: (piece) => void socket.write(piece),
    closed,
    close: () => socket.destroy(),
  };
}

/**
 * Sends one request unchanged, with `Connection: close`, and returns its answer. `lines` are the request line
 * and the headers.
 */
export async function askRaw(
  url: string,
  lines: readonly string[],
  body = "",
): Promise<{ status: number; text: string }> {
  const connection = await openRawConnection(url);
  const head = [...lines, "Connection: close"].join("\r\n");
  connection.write(Buffer.from(`${head}\r\n\r\n${body}`, "latin1"));
  await connection.closed;
  return { status: connection.status(), text: connection.received() };
}
