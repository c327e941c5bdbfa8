import { createUser } from "#core/accounts/users/create-user.ts";
import { findSignedInUser } from "#core/accounts/sessions/find-signed-in-user.ts";
import { type CoreContext } from "#core/context.ts";
import { beginImport } from "#core/import/runs/begin-import.ts";
import { getImport } from "#core/import/runs/get-import.ts";
import { lookThroughImport } from "#core/import/runs/look-through.ts";
import { runImport } from "#core/import/runs/run-import.ts";
import { startImport } from "#core/import/runs/start-import.ts";
import { type ImportPage } from "#core/import/runs/types.ts";
import { sentenceOf } from "#core/messages/sentence-of.ts";

const NEVER = new AbortController().signal;

/** Imports as a page does them, with their jobs run by the test. */
export class PageImport {
  readonly #ctx: CoreContext;

  constructor(ctx: CoreContext) {
    this.#ctx = ctx;
  }

  /** Begins an import, and resolves to its id. */
  async begin(folder: string): Promise<string> {
    const { id } = await createUser(this.#ctx, {
      email: `${crypto.randomUUID()}@example.test`,
      password: "long enough",
      role: "admin",
    });
    const user = await findSignedInUser(this.#ctx, id);
    if (!user) throw new Error("a created user was not found");
    return (await beginImport(this.#ctx, user, { folder })).importId;
  }

  look(importId: string, signal = NEVER): Promise<void> {
    return lookThroughImport(this.#ctx, importId, signal);
  }

  /** Begins an import and looks through its folder. */
  async found(folder: string): Promise<string> {
    const importId = await this.begin(folder);
    await this.look(importId);
    return importId;
  }

  start(importId: string, copies = false): Promise<void> {
    return startImport(this.#ctx, { importId, copies, publishes: true });
  }

  run(importId: string, signal = NEVER): Promise<void> {
    return runImport(this.#ctx, importId, signal);
  }

  page(importId: string): Promise<ImportPage> {
    return getImport(this.#ctx, { importId, fromPosition: 0, onlyProblems: false });
  }

  /** Each file's state and reason, by its name. */
  async files(importId: string): Promise<Record<string, readonly [state: string, reason: string | null]>> {
    const { files } = await this.page(importId);
    return Object.fromEntries(
      files.map(({ fileName, state, reason }) => [fileName, [state, reason && sentenceOf(reason)]]),
    );
  }
}
