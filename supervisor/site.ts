import path from "node:path";
import { environmentWith, type Env } from "#core/config/env.ts";
import { type ProcessMessage } from "#core/start/process-messages.ts";
import { PROCESS_ROLES, type ProcessRole } from "#db/schema/processes.ts";
import { logFileOf } from "#supervisor/data-folder.ts";
import { type SiteProcess, type ProcessPlan, startSiteProcess } from "#supervisor/site-process.ts";
import { keepRunning } from "#supervisor/keep-running.ts";
import { say } from "#supervisor/say.ts";

export interface SiteOptions {
  readonly env: Env;
  readonly dataDir: string;
  readonly databaseUrl: string;
  /** The Meilisearch that the processes use; null where Postgres searches alone. */
  readonly search: { readonly url: string; readonly key: string | undefined } | null;
  readonly port: number;
  readonly onMessage: (role: ProcessRole, message: ProcessMessage) => void;
  /** Called when a process started or ended. */
  readonly onChange: () => void;
}

/** The three processes of the site, each started again when it ends. */
export class Site {
  readonly #options: SiteOptions;
  readonly #stopping = new AbortController();
  readonly #running = new Map<ProcessRole, SiteProcess>();
  readonly #restarts = new Map<ProcessRole, number>();
  readonly #kept: Promise<void>[];

  constructor(options: SiteOptions) {
    this.#options = options;
    this.#kept = PROCESS_ROLES.map((role) => this.#keep(role));
  }

  /** The processes that run now. */
  processes(): { role: ProcessRole; pid: number }[] {
    return [...this.#running].map(([role, { pid }]) => ({ role, pid }));
  }

  /** How often a process ended unexpectedly. */
  restarts(role: ProcessRole): number {
    return this.#restarts.get(role) ?? 0;
  }

  /** Stops all three at the same time; kills one that still runs after the grace period. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    const grace = this.#options.env.MATINEE_GRACE_SECONDS + 0.5;
    await Promise.all([...this.#running.values()].map((running) => running.stop(grace)));
    await Promise.all(this.#kept);
  }

  #keep(role: ProcessRole): Promise<void> {
    const plan = this.#plan(role);
    return keepRunning({
      signal: this.#stopping.signal,
      start: () => {
        const running = startSiteProcess(plan, (message) => this.#options.onMessage(role, message));
        this.#running.set(role, running);
        this.#options.onChange();
        return running;
      },
      onEnded: (how, waitSeconds) => {
        this.#running.delete(role);
        this.#restarts.set(role, this.restarts(role) + 1);
        this.#options.onChange();
        say(
          `The ${role} process ended (${how}); starting it again in ${waitSeconds} s. Its log: ${plan.logFile}`,
        );
      },
    });
  }

  #plan(role: ProcessRole): ProcessPlan {
    const { env, dataDir, databaseUrl, port, search } = this.#options;
    return {
      role,
      script: path.join(import.meta.dirname, `${role}.js`),
      logFile: logFileOf(dataDir, role),
      environment: environmentWith({
        DATABASE_URL: databaseUrl,
        ...(search && { MEILI_URL: search.url, MEILI_KEY: search.key ?? "" }),
        MATINEE_DATA_DIR: dataDir,
        PORT: String(port),
        NODE_ENV: env.NODE_ENV,
        MATINEE_GRACE_SECONDS: String(env.MATINEE_GRACE_SECONDS),
      }),
    };
  }
}
