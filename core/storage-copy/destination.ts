import { fileURLToPath } from "node:url";
import path from "node:path";
import { z } from "zod";
import { s3Env } from "#core/config/s3-settings.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { type StorageSettings } from "#core/storage/open-storage.ts";

/** What opens an S3 store; from the environment, so that no other user of the machine sees it in a list of processes. */
export interface DestinationKeys {
  readonly accessKey: string | undefined;
  readonly secretKey: string | undefined;
}

/** The store that a site is copied to. */
export interface Destination {
  readonly settings: StorageSettings;
  /** Without keys: for the terminal, and for a file's name. */
  readonly name: string;
}

const bucketSchema = z.object(s3Env).required({ S3_ACCESS_KEY: true, S3_SECRET_KEY: true, S3_BUCKET: true });

/**
 * Reads the address of a destination: `file:///DATA_FOLDER`, whose `objects` get the films, or
 * `s3://HOST[:PORT]/BUCKET[?region=R&tls=on|off]`. Keys before the host go before those of the environment. Throws
 * bad_input with what is wrong, never with a key.
 */
export function parseDestination(address: string, keys: DestinationKeys): Destination {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url?.protocol === "file:") return folder(url);
  if (url?.protocol === "s3:") return bucket(url, keys);
  throw new DomainError("bad_input", "storage.copyAddress");
}

function folder(url: URL): Destination {
  if (url.host !== "" || url.search !== "" || url.hash !== "") {
    throw new DomainError("bad_input", "storage.copyAddress");
  }
  const dataDir = fileURLToPath(url);
  return { settings: { MATINEE_DATA_DIR: dataDir }, name: path.join(dataDir, "objects") };
}

function bucket(url: URL, keys: DestinationKeys): Destination {
  const endpoint = `${usesTls(url) ? "https" : "http"}://${url.host}`;
  const parsed = bucketSchema.safeParse({
    S3_ENDPOINT: endpoint,
    S3_BUCKET: url.pathname.slice(1),
    S3_ACCESS_KEY: decodeURIComponent(url.username) || keys.accessKey,
    S3_SECRET_KEY: decodeURIComponent(url.password) || keys.secretKey,
    S3_REGION: url.searchParams.get("region") ?? undefined,
  });
  if (parsed.success) {
    const { S3_BUCKET } = parsed.data;
    return { settings: { MATINEE_DATA_DIR: "", ...parsed.data }, name: `${endpoint}/${S3_BUCKET}` };
  }
  const wrong = new Set(parsed.error.issues.map(({ path: [name] }) => String(name)));
  if (wrong.has("S3_ACCESS_KEY") || wrong.has("S3_SECRET_KEY")) {
    throw new DomainError("bad_input", "storage.copyKeysMissing");
  }
  throw new DomainError("bad_input", "storage.copyAddress");
}

/** A store at a port of its own is mostly reached without TLS, inside a network; one at a mere name always with it. */
function usesTls(url: URL): boolean {
  const tls = url.searchParams.get("tls");
  return tls === null ? url.port === "" || url.port === "443" : tls !== "off";
}
