import { z } from "zod";
import { metadataEnv, missingMetadataSettings } from "#core/config/metadata-settings.ts";
import { missingS3Settings, s3Env } from "#core/config/s3-settings.ts";
import { DomainError } from "#core/errors/domain-error.ts";

const flag = z
  .enum(["0", "1", "true", "false", ""])
  .default("0")
  .transform((value) => value === "1" || value === "true");
const port = z.coerce.number().int().min(0).max(65_535);
const optionalText = z.string().min(1).optional();

/** Every setting that Matinee reads from its environment, with what is allowed. */
const envSchema = z.object({
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, "must be a postgres:// URL")
    .optional(),
  MATINEE_DATA_DIR: z.string().min(1).default(".data"),
  ...s3Env,
  PORT: port.default(3000),
  HOST: z.string().min(1).default("0.0.0.0"),
  BASE_URL: z
    .url({ protocol: /^https?$/, error: "must be an http:// or https:// address, as people open it" })
    .optional(),
  NODE_ENV: z.enum(["development", "production", "test"]).default("production"),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]).default("info"),
  MATINEE_ADMIN_EMAIL: z.email().optional(),
  MATINEE_ADMIN_PASSWORD: z.string().min(8, "must have at least 8 characters").optional(),
  MATINEE_FFMPEG_PATH: z.string().min(1).default("ffmpeg"),
  MATINEE_FFPROBE_PATH: z.string().min(1).default("ffprobe"),
  /** Largest upload, in bytes. 100 GiB by default. */
  MATINEE_MAX_UPLOAD_BYTES: z.coerce
    .number()
    .int()
    .positive()
    .default(100 * 2 ** 30),
  /** Transcoders pause below this many free bytes. Unset: the larger of 5 GB and 5 % of the disk. */
  MATINEE_MIN_FREE_BYTES: z.coerce.number().int().min(0).optional(),
  /** How long running work may finish after SIGTERM. */
  MATINEE_GRACE_SECONDS: z.coerce.number().min(0).max(3600).default(60),
  /** Whether the first start of an empty site brings the demo catalog. */
  MATINEE_DEMO: z
    .enum(["on", "off"], 'must be "on" or "off"')
    .default("on")
    .transform((value) => value === "on"),
  /** The folders that pages may import from, with a colon between two. Unset: pages import nothing. */
  MATINEE_IMPORT_ROOTS: z
    .string()
    .regex(/^\/[^:]*(:\/[^:]*)*$/, "must be full paths of folders, with a colon between two")
    .optional(),
  /** A Meilisearch server; without one, Postgres searches. */
  MEILI_URL: z.url({ protocol: /^https?$/, error: "must be an http:// or https:// address" }).optional(),
  MEILI_KEY: optionalText,
  /** The program that `npm start` runs instead of its own Meilisearch. */
  MEILI_BINARY: optionalText,
  ...metadataEnv,
  /** The keys of the S3 store that `matinee storage copy` copies to. */
  S3_TO_ACCESS_KEY: optionalText,
  S3_TO_SECRET_KEY: optionalText,
  /** The server that takes our emails; without one they lie in the data folder. */
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: "must be an smtp:// or smtps:// address" }).optional(),
  /** The sender of emails: an address, or `Name <address>`. */
  MAIL_FROM: z
    .string()
    .regex(/^(?:[^<>@\r\n]*<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/, "must be an email, or Name <email>")
    .optional(),
  MATINEE_TEST: flag,
  /** Transcoders encode only first chunks until a file `test-release` exists in the data folder. */
  MATINEE_TEST_HOLD: z.enum(["after-first-chunk", ""]).default(""),
  /** Media tokens are valid for this many seconds: to test a player that outlives one. */
  MATINEE_TEST_TOKEN_SECONDS: z.coerce.number().int().positive().optional(),
  /** Processes hang, as in an endless loop, when they get SIGUSR2. */
  MATINEE_TEST_HANG: flag,
  MATINEE_TEST_NOW: z.iso.datetime().optional(),
  MATINEE_TEST_MEDIA: optionalText,
});

/** The names of all settings. */
export const ENV_NAMES: readonly string[] = Object.keys(envSchema.shape);

export type Env = Readonly<z.infer<typeof envSchema>>;

/**
 * Reads the environment once. Empty values count as unset. Throws a `DomainError` (bad_input) that lists every
 * wrong setting together with what to set.
 */
export function readEnv(source: NodeJS.ProcessEnv = process.env): Env {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = envSchema.safeParse(present);
  const missing = [...missingS3Settings(present), ...missingMetadataSettings(present)];
  if (parsed.success && missing.length === 0) return Object.freeze(parsed.data);
  const wrong = parsed.error?.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`) ?? [];
  const lines = [...wrong, ...missing];
  throw new DomainError("bad_input", "start.settingsWrong", { problems: lines.join("\n  ") });
}

/** The database's URL; throws (bad_input) if it is not set. */
export function requireDatabaseUrl(env: Env): string {
  if (env.DATABASE_URL) return env.DATABASE_URL;
  throw new DomainError("bad_input", "start.databaseUrlMissing");
}

/** The value of MATINEE_TEST_HOLD; only used if MATINEE_TEST=1. */
export function testHold(env: Env): "after-first-chunk" | null {
  return env.MATINEE_TEST && env.MATINEE_TEST_HOLD === "after-first-chunk" ? "after-first-chunk" : null;
}

/** Whether a test may make processes hang; only if MATINEE_TEST=1. */
export function testHang(env: Env): boolean {
  return env.MATINEE_TEST && env.MATINEE_TEST_HANG;
}

/** The validity of media tokens in a test, in seconds; only used if MATINEE_TEST=1. */
export function testTokenSeconds(env: Env): number | undefined {
  return env.MATINEE_TEST ? env.MATINEE_TEST_TOKEN_SECONDS : undefined;
}

/** The environment for a process that this one starts: our own, and the given additions. */
export function environmentWith(given: Record<string, string>): NodeJS.ProcessEnv {
  return { ...process.env, ...given };
}
