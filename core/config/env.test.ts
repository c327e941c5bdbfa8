import { expect, test } from "vitest";
import { readEnv } from "#core/config/env.ts";

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
