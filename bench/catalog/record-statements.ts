import { type Database } from "#db/client.ts";

/** A statement with its parameters, as drizzle sent it. */
export interface Statement {
  readonly text: string;
  readonly parameters: unknown[];
}

type Unsafe = (text: string, parameters?: unknown[], ...rest: unknown[]) => Promise<Record<string, string>[]>;

const READ = /^\s*(select|with|\()/i;

/** What `work` reads through this handle, without the beginnings and ends of its transactions. */
export async function recordStatements(db: Database, work: () => Promise<unknown>): Promise<Statement[]> {
  const client = clientOf(db);
  const unsafe = client.unsafe.bind(client);
  const recorded: Statement[] = [];
  client.unsafe = (text, parameters = [], ...rest) => {
    if (READ.test(text)) recorded.push({ text, parameters });
    return unsafe(text, parameters, ...rest);
  };
  try {
    await work();
  } finally {
    client.unsafe = unsafe;
  }
  return recorded;
}

/** Sends a statement again, with the same parameters; `prefix` may be `explain`. */
export async function repeatStatement(
  db: Database,
  { text, parameters }: Statement,
  prefix = "",
): Promise<Record<string, string>[]> {
  return clientOf(db).unsafe(`${prefix} ${text}`, parameters);
}

/** The client of postgres.js that drizzle holds. */
function clientOf(db: Database): { unsafe: Unsafe } {
  return (db as unknown as { session: { client: { unsafe: Unsafe } } }).session.client;
}
