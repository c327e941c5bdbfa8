import { readEnv, requireDatabaseUrl } from "#core/config/env.ts";
import { terminalText } from "#core/terminal-text.ts";
import { migrate } from "#db/migrate.ts";

/** `npm run migrate`: migrates the database at DATABASE_URL to this version's schema. */
try {
  await migrate(requireDatabaseUrl(readEnv()));
  process.stdout.write("The database is up to date.\n");
} catch (error) {
  process.stderr.write(
    `The database was not migrated: ${terminalText(error instanceof Error ? error.message : String(error))}\n`,
  );
  process.exitCode = 1;
}
