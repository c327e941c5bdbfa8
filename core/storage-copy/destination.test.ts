import { expect, test } from "vitest";
import { parseDestination } from "#core/storage-copy/destination.ts";

const KEYS = { accessKey: "key", secretKey: "secret" };
const NO_KEYS = { accessKey: undefined, secretKey: undefined };
const bucketOf = (address: string, keys = KEYS) => parseDestination(address, keys).settings;

test("a folder is named by the data folder whose objects it gets", () => {
  expect(parseDestination("file:///srv/new%20disk", NO_KEYS)).toEqual({
    settings: { MATINEE_DATA_DIR: "/srv/new disk" },
    name: "/srv/new disk/objects",
  });
});

test("a bucket is named by host and path, with the keys of the environment", () => {
  expect(parseDestination("s3://127.0.0.1:9000/films", KEYS)).toMatchObject({
    settings: {
      S3_ENDPOINT: "http://127.0.0.1:9000",
      S3_BUCKET: "films",
      S3_ACCESS_KEY: "key",
      S3_SECRET_KEY: "secret",
    },
    name: "http://127.0.0.1:9000/films",
  });
  expect(bucketOf("s3://s3.example.org/films?region=eu-1")).toMatchObject({
    S3_ENDPOINT: "https://s3.example.org",
    S3_REGION: "eu-1",
  });
  expect(bucketOf("s3://minio:9443/films?tls=on").S3_ENDPOINT).toBe("https://minio:9443");
  expect(bucketOf("s3://minio/films?tls=off").S3_ENDPOINT).toBe("http://minio");
});

test("keys in the address go before those of the environment, and are in no name", () => {
  const { settings, name } = parseDestination("s3://me:p%2Fw@127.0.0.1:9000/films", KEYS);
  expect(settings).toMatchObject({ S3_ACCESS_KEY: "me", S3_SECRET_KEY: "p/w" });
  expect(name).toBe("http://127.0.0.1:9000/films");
});

test.each([
  "films",
  "http://127.0.0.1:9000/films",
  "s3://127.0.0.1:9000",
  "s3://127.0.0.1:9000/a/b",
  "file://host/x",
])("%s is no destination", (address) =>
  expect(() => parseDestination(address, KEYS)).toThrow(/That is no destination/),
);

test("a bucket without keys is refused without a word of the keys that are there", () => {
  expect(() => parseDestination("s3://me:hidden@127.0.0.1:9000/X", NO_KEYS)).toThrow(/^(?!.*hidden)/);
  expect(() => parseDestination("s3://127.0.0.1:9000/films", NO_KEYS)).toThrow(/S3_TO_ACCESS_KEY/);
});
