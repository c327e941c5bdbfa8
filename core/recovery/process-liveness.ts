import os from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { newId } from "#core/uuid.ts";
import { PROCESS_LOCK_CLASS, REAPER_LOCK } from "#core/recovery/process-lock.ts";
import { type Logger } from "#core/logger.ts";
import { type ProcessRole } from "#db/schema/processes.ts";

const HEARTBEAT_MS = 5000;
const RECONNECT_MS = 500;
/** After this long without the database the process exits, and its supervisor starts it again. */
const GIVE_UP_MS = 120_000;

export interface LivenessOptions {
  readonly databaseUrl: string;
  readonly role: ProcessRole;
  readonly logger: Logger;
  /** The database was unreachable for two minutes: the process must exit, and be started again. */
  readonly onLost: () => void;
}

/**
 * Shows the other processes that this one runs: its row in `processes` with a heartbeat, and a session
 * advisory lock on a separate connection, with keepalives that notice a cut cable within 11 s (with
 * Postgres's defaults one held the lock past 49 s). Both return by themselves after an outage of the
 * database.
 */
export class ProcessLiveness {
  readonly processId = newId();
  /** graphile-worker's pool gets this id, so that its locks can be recognised from the start. */
  readonly poolId = `pool-${this.processId}`;
  private client: pg.Client | null = null;
  private connectedAtMs = 0;
  private timer: NodeJS.Timeout | null = null;
  private isStopped = false;
  private isReaper = false;

  private constructor(private readonly options: LivenessOptions) {}

  /** Acquires the lock before anything else is started. Throws if the database does not answer. */
  static async start(options: LivenessOptions): Promise<ProcessLiveness> {
    const liveness = new ProcessLiveness(options);
    await liveness.connect();
    return liveness;
  }

  /** The age of the current connection in milliseconds; 0 while there is none. */
  get connectionAgeMs(): number {
    return this.client ? performance.now() - this.connectedAtMs : 0;
  }

  /** Whether this process is the elected reaper; tries to become it if none is. */
  async electReaper(): Promise<boolean> {
    if (!this.client) return false;
    if (this.isReaper) return true;
    const { rows } = await this.client.query<{ won: boolean }>("select pg_try_advisory_lock($1) as won", [
      REAPER_LOCK,
    ]);
    this.isReaper = rows[0]?.won === true;
    return this.isReaper;
  }

  /** Marks the process as stopped, so that no other process looks for its leases. */
  async stop(): Promise<void> {
    this.isStopped = true;
    if (this.timer) clearTimeout(this.timer);
    const client = this.client;
    this.client = null;
    if (!client) return;
    const update = client.query("update processes set stopped_at = now() where id = $1", [this.processId]);
    await update.catch((error: unknown) =>
      this.options.logger.debug({ err: error }, "could not record that this process stopped"),
    );
    await client.end().catch(() => undefined);
  }

  private async connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.options.databaseUrl,
      application_name: `matinee-${this.options.role}-liveness`,
      connectionTimeoutMillis: 10_000,
      keepAlive: true,
    });
    client.on("error", () => this.reconnect(client));
    client.on("end", () => this.reconnect(client));
    await client.connect();
    try {
      await this.announce(client);
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
    // Stopped while we connected, so this connection must be closed here.
    if (this.isStopped) return void (await client.end().catch(() => undefined));
    this.client = client;
    this.connectedAtMs = performance.now();
    this.isReaper = false;
    this.beatLater();
  }

  private async announce(client: pg.Client): Promise<void> {
    await client.query(
      "set tcp_keepalives_idle = 5; set tcp_keepalives_interval = 2; set tcp_keepalives_count = 3",
    );
    const { processId, poolId } = this;
    await client.query("select pg_advisory_lock($1::int, hashtext($2))", [PROCESS_LOCK_CLASS, processId]);
    await client.query(
      `insert into processes (id, role, host, pid, pool_id) values ($1, $2, $3, $4, $5)
       on conflict (id) do update set heartbeat_at = now(), stopped_at = null`,
      [processId, this.options.role, os.hostname(), process.pid, poolId],
    );
  }

  private beatLater(): void {
    if (this.timer) clearTimeout(this.timer);
    if (this.isStopped) return;
    this.timer = setTimeout(() => void this.beat(), HEARTBEAT_MS);
    this.timer.unref();
  }

  private async beat(): Promise<void> {
    const client = this.client;
    if (!client) return;
    try {
      await client.query("update processes set heartbeat_at = now() where id = $1", [this.processId]);
      this.beatLater();
    } catch {
      this.reconnect(client);
    }
  }

  /** Runs once per lost connection, whichever of its events comes first. */
  private reconnect(lost: pg.Client): void {
    if (this.client !== lost) return;
    this.client = null;
    if (this.isStopped) return;
    this.options.logger.warn("the database connection was lost: waiting for it");
    lost.end().catch(() => undefined);
    void this.reconnectUntilThere();
  }

  private async reconnectUntilThere(): Promise<void> {
    const deadline = performance.now() + GIVE_UP_MS;
    while (!this.isStopped && performance.now() < deadline) {
      await sleep(RECONNECT_MS);
      try {
        await this.connect();
        this.options.logger.info("the database is back");
        return;
      } catch (error) {
        this.options.logger.debug({ err: error }, "the database is still away");
      }
    }
    if (!this.isStopped) this.options.onLost();
  }
}
