import { z } from "zod";

/** A store's address without a path, as the S3 client and the signatures need it. */
const origin = z
  .url({ protocol: /^https?$/, error: "must be an http:// or https:// address, like http://127.0.0.1:9000" })
  .refine((text) => !URL.canParse(text) || isOrigin(new URL(text)), "must have no path");

const isOrigin = ({ pathname, search }: URL): boolean => pathname === "/" && search === "";

/** The settings of an S3 store in the environment. The first four belong together. */
export const s3Env = {
  S3_ENDPOINT: origin.optional(),
  S3_ACCESS_KEY: z.string().min(1).optional(),
  S3_SECRET_KEY: z.string().min(1).optional(),
  S3_BUCKET: z
    .string()
    .regex(
      /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
      "must have 3 to 63 lower-case letters, digits, dots or hyphens",
    )
    .optional(),
  /** The address that browsers reach; unset: S3_ENDPOINT. */
  S3_PUBLIC_ENDPOINT: origin.optional(),
  S3_REGION: z.string().min(1).optional(),
};

/** The settings of a store as the environment has them. */
export type S3Env = Readonly<Partial<Record<keyof typeof s3Env, string>>>;

/** An S3 store: where it is, and what opens it. */
export interface S3Settings {
  readonly endpoint: URL;
  /** The address that browsers send parts of uploads to. */
  readonly publicEndpoint: URL;
  readonly accessKey: string;
  readonly secretKey: string;
  readonly bucket: string;
  readonly region: string;
}

/** S3's name for "no region in particular", and MinIO's. */
const DEFAULT_REGION = "us-east-1";
const TOGETHER = ["S3_ENDPOINT", "S3_ACCESS_KEY", "S3_SECRET_KEY", "S3_BUCKET"] as const;

/** The settings that are missing although another one of the store is set; each with what to do. */
export function missingS3Settings(env: S3Env): string[] {
  const set = Object.keys(s3Env).find((name) => env[name as keyof S3Env] !== undefined);
  if (set === undefined) return [];
  return TOGETHER.filter((name) => env[name] === undefined).map(
    (name) => `${name}: must be set too, since ${set} is set`,
  );
}

/** The S3 store of the environment; null where films lie in a folder. */
export function s3Settings(env: S3Env): S3Settings | null {
  const { S3_ENDPOINT, S3_ACCESS_KEY, S3_SECRET_KEY, S3_BUCKET, S3_PUBLIC_ENDPOINT, S3_REGION } = env;
  if (!S3_ENDPOINT || !S3_ACCESS_KEY || !S3_SECRET_KEY || !S3_BUCKET) return null;
  return {
    endpoint: new URL(S3_ENDPOINT),
    publicEndpoint: new URL(S3_PUBLIC_ENDPOINT ?? S3_ENDPOINT),
    accessKey: S3_ACCESS_KEY,
    secretKey: S3_SECRET_KEY,
    bucket: S3_BUCKET,
    region: S3_REGION ?? DEFAULT_REGION,
  };
}

/** The environment's settings for a store, each named; the inverse of `s3Settings`. */
export function s3EnvOf(settings: S3Settings): Record<keyof typeof s3Env, string> {
  return {
    S3_ENDPOINT: settings.endpoint.origin,
    S3_PUBLIC_ENDPOINT: settings.publicEndpoint.origin,
    S3_ACCESS_KEY: settings.accessKey,
    S3_SECRET_KEY: settings.secretKey,
    S3_BUCKET: settings.bucket,
    S3_REGION: settings.region,
  };
}

/** The settings of a folder: they overrule those of a store. */
export const NO_S3: Record<keyof typeof s3Env, undefined> = {
  S3_ENDPOINT: undefined,
  S3_PUBLIC_ENDPOINT: undefined,
  S3_ACCESS_KEY: undefined,
  S3_SECRET_KEY: undefined,
  S3_BUCKET: undefined,
  S3_REGION: undefined,
};
