/** What a use of the RPC may do to the browser's session: the cookie goes with the answer. */
export interface SessionControl {
  /** Signs the browser in as this user. A session that it had before ends. */
  start(userId: string): Promise<void>;
  /** Signs the browser out; harmless where nobody is signed in. */
  end(): Promise<void>;
  /** A signal that aborts with the given one, or once this session has ended: for streams. */
  whileOpen(signal: AbortSignal): AbortSignal;
}
