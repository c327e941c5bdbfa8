import { z } from "zod";

/** The Movie Database, whose API other services offer too. */
const DEFAULT_URL = "https://api.themoviedb.org/3";

const isPlain = ({ search, hash, username, password }: URL): boolean =>
  search === "" && hash === "" && username === "" && password === "";

/** The settings of a metadata service in the environment. Without a key there is none. */
export const metadataEnv = {
  METADATA_URL: z
    .url({ protocol: /^https?$/, error: `must be an http:// or https:// address, like ${DEFAULT_URL}` })
    .refine((text) => !URL.canParse(text) || isPlain(new URL(text)), "must have no query, user or password")
    .optional(),
  METADATA_KEY: z
    .string()
    .regex(
      /^(?:[0-9a-f]{32}|[\w-]+\.[\w-]+\.[\w-]+)$/i,
      "must be an API key (32 hexadecimal digits) or an API read access token (three texts with dots between)",
    )
    .optional(),
};

/** The settings of a metadata service as the environment has them. */
export type MetadataEnv = Readonly<Partial<Record<keyof typeof metadataEnv, string>>>;

/** A metadata service: where it is, and what opens it. */
export interface MetadataSettings {
  /** The beginning of all addresses, without a slash at its end. */
  readonly url: string;
  readonly key: string;
}

/** The settings that are missing although another one of the service is set; each with what to do. */
export function missingMetadataSettings(env: MetadataEnv): string[] {
  return env.METADATA_URL !== undefined && env.METADATA_KEY === undefined
    ? ["METADATA_KEY: must be set too, since METADATA_URL is set"]
    : [];
}

/** The metadata service of the environment; null without a key. */
export function metadataSettings({ METADATA_URL, METADATA_KEY }: MetadataEnv): MetadataSettings | null {
  if (METADATA_KEY === undefined) return null;
  return { url: (METADATA_URL ?? DEFAULT_URL).replace(/\/+$/, ""), key: METADATA_KEY };
}
