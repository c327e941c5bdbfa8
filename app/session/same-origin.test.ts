import { expect, it } from "vitest";
import { isSameOrigin } from "#app/session/same-origin.ts";

const HOST = "films.example.test";
const PLAIN = `http://${HOST}`;
const SECURE = `https://${HOST}`;

/** A request's headers, and whether the request is ours. `base` is BASE_URL. */
const CASES: readonly [
  what: string,
  asked: { origin?: string; site?: string; proto?: string; base?: string; host?: string },
  isOurs: boolean,
][] = [
  ["a plain page to us over plain HTTP", { origin: PLAIN }, true],
  ["a plain page to us over HTTPS", { origin: PLAIN, proto: "https" }, false],
  ["a plain page to us over HTTPS, with BASE_URL", { origin: PLAIN, proto: "https", base: SECURE }, false],
  ["a plain page whose browser says so", { origin: PLAIN, proto: "https", site: "cross-site" }, false],
  ["a secure page to us over HTTPS", { origin: SECURE, proto: "https" }, true],
  ["a secure page through two proxies", { origin: SECURE, proto: "HTTPS, http" }, true],
  ["a secure page through a silent proxy, with BASE_URL", { origin: SECURE, base: `${SECURE}/` }, true],
  ["a secure page through a silent proxy", { origin: SECURE, site: "same-origin" }, true],
  ["a secure page to us over plain HTTP", { origin: SECURE }, false],
  ["a proxy that changes the host, with BASE_URL", { origin: SECURE, base: SECURE, host: "web:3000" }, true],
  ["a plain address of the network beside BASE_URL", { origin: PLAIN, base: "https://other.test" }, true],
  ["another port", { origin: `${PLAIN}:81` }, false],
  [
    "another host whose browser says same-origin",
    { origin: "https://evil.test", site: "same-origin" },
    false,
  ],
  ["a sandboxed page", { origin: "null", site: "same-origin" }, false],
  ["no browser", {}, true],
  ["another site without an origin", { site: "same-site" }, false],
];

it.each(CASES)("%s", (_what, { origin, site, proto, base, host = HOST }, isOurs) => {
  expect(isSameOrigin({ origin, fetchSite: site, host, forwardedProto: proto, baseUrl: base })).toBe(isOurs);
});
