import net, { type AddressInfo, type Socket } from "node:net";

/** A way to a server that can be frozen: connections stay open, and nothing passes any more. */
export interface FreezingProxy {
  /** The URL it was given, with the proxy's own host and port. */
  readonly url: string;
  freeze(): void;
  thaw(): void;
  close(): Promise<void>;
}

/** Stands between a client and the server of a URL, as a frozen process would: the kernel still takes connections. */
export async function openFreezingProxy(target: string): Promise<FreezingProxy> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  let isFrozen = false;
  const add = (socket: Socket): void => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket)).on("error", () => undefined);
    if (isFrozen) socket.pause();
  };
  const server = net.createServer((client) => {
    const upstream = net.connect(Number(port), hostname);
    [client, upstream].forEach(add);
    client.on("data", (piece) => upstream.write(piece)).once("close", () => upstream.destroy());
    upstream.on("data", (piece) => client.write(piece)).once("close", () => client.destroy());
    if (isFrozen) [client, upstream].forEach((socket) => socket.pause());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const turn = (frozen: boolean): void => {
    isFrozen = frozen;
    for (const socket of sockets) {
      if (frozen) socket.pause();
      else socket.resume();
    }
  };
  return {
    url: urlOn(target, (server.address() as AddressInfo).port),
    freeze: () => turn(true),
    thaw: () => turn(false),
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function urlOn(target: string, port: number): string {
  const url = new URL(target);
  url.host = `127.0.0.1:${port}`;
  return url.href;
}
