/** How an RPC call may change the browser's session; the cookie is sent with the answer. */
export interface SessionControl {
  /** Signs the browser in as this user. An earlier session of the browser ends. */
  start(userId: string): Promise<void>;
  /** Signs the browser out; does nothing if no user is signed in. */
  end(): Promise<void>;
  /** A signal that aborts with the given one, or once this session has ended: for streams. */
  whileOpen(signal: AbortSignal): AbortSignal;
}
