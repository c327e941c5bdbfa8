import { expect, test } from "vitest";
import { readEnv } from "#core/config/env.ts";
import { metadataSettings } from "#core/config/metadata-settings.ts";
import { s3Settings } from "#core/config/s3-settings.ts";

test.each(["https://films.example.org", "http://192.168.1.4:3000/", "https://films.example.org:8443"])(
  "BASE_URL may be %s",
  (address) => {
    expect(readEnv({ NODE_ENV: "test", BASE_URL: address }).BASE_URL).toBe(address);
  },
);

test.each(["films.example.org", "films.example.org:8443", "ftp://films.example.org", "javascript:alert(1)"])(
  "BASE_URL may not be %s: a link to it would lead nowhere",
  (address) => {
    expect(() => readEnv({ NODE_ENV: "test", BASE_URL: address })).toThrow(
      /BASE_URL: must be an http:\/\/ or https:\/\/ address/,
    );
  },
);

const store = {
  S3_ENDPOINT: "http://127.0.0.1:9000",
  S3_ACCESS_KEY: "key",
  S3_SECRET_KEY: "secret",
  S3_BUCKET: "films",
};

test("films lie in a folder unless a store is set", () => {
  expect(s3Settings(readEnv({ NODE_ENV: "test" }))).toBeNull();
  expect(
    s3Settings(readEnv({ NODE_ENV: "test", ...store, S3_PUBLIC_ENDPOINT: "https://store.example.org" })),
  ).toMatchObject({
    endpoint: new URL("http://127.0.0.1:9000"),
    publicEndpoint: new URL("https://store.example.org"),
    bucket: "films",
    region: "us-east-1",
  });
});

test("a store's settings are named together with what is missing or wrong", () => {
  const some = { S3_ENDPOINT: store.S3_ENDPOINT, S3_BUCKET: "F", PORT: "x" };
  const act = () => readEnv({ NODE_ENV: "test", ...some });
  for (const line of [
    "PORT: ",
    "S3_BUCKET: must have 3 to 63",
    "S3_ACCESS_KEY: must be set too",
    "S3_SECRET_KEY: must",
  ]) {
    expect(act).toThrow(line);
  }
  expect(() => readEnv({ NODE_ENV: "test", S3_REGION: "eu-1" })).toThrow(
    "S3_ENDPOINT: must be set too, since S3_REGION is set",
  );
});

test.each(["127.0.0.1:9000", "ftp://store", "http://store/path"])("S3_ENDPOINT may not be %s", (address) => {
  expect(() => readEnv({ NODE_ENV: "test", ...store, S3_ENDPOINT: address })).toThrow("S3_ENDPOINT: must");
});

const API_KEY = "0123456789abcdef0123456789abcdef";

test("there is a metadata service with a key, and none without one", () => {
  const settingsOf = (env: Record<string, string>) => metadataSettings(readEnv({ NODE_ENV: "test", ...env }));
  expect(settingsOf({})).toBeNull();
  expect(settingsOf({ METADATA_KEY: API_KEY })).toEqual({
    url: "https://api.themoviedb.org/3",
    key: API_KEY,
  });
  const [METADATA_URL, METADATA_KEY] = ["http://127.0.0.1:8080/3/", "eyJhbGciOi.eyJzdWIi.c2ln_-bmF0"];
  expect(settingsOf({ METADATA_URL, METADATA_KEY })).toEqual({
    url: "http://127.0.0.1:8080/3",
    key: METADATA_KEY,
  });
  expect(() => settingsOf({ METADATA_URL })).toThrow(
    "METADATA_KEY: must be set too, since METADATA_URL is set",
  );
});

test.each(["secret-key-of-another-form", "0123456789abcdef", `${API_KEY}\n`])(
  "METADATA_KEY may not be %j, and a wrong one is not said",
  (key) => {
    const act = () => readEnv({ NODE_ENV: "test", METADATA_KEY: key });
    expect(act).toThrow(/METADATA_KEY: must be an API key/);
    expect(act).not.toThrow(key);
  },
);

test.each(["api.themoviedb.org/3", "file:///etc", "https://user:word@host/3", "https://host/3?key=1"])(
  "METADATA_URL may not be %s",
  (address) => {
    const act = () => readEnv({ NODE_ENV: "test", METADATA_KEY: API_KEY, METADATA_URL: address });
    expect(act).toThrow("METADATA_URL: must");
  },
);
