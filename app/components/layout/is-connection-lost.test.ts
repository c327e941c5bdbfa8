import { expect, it } from "vitest";
import { isConnectionLost } from "./is-connection-lost.ts";

/** An error answer as the router throws it. */
const answer = (status: number, data: unknown) => ({ status, statusText: "", internal: false, data });

it.each([
  new TypeError("Failed to fetch"),
  new TypeError("Load failed"),
  new TypeError("NetworkError when attempting to fetch resource."),
  new Error("Unable to decode turbo-stream response from URL: http://site.test/_root.data"),
  answer(502, "<html>"),
])("takes %o for a lost connection", (error) => {
  expect(isConnectionLost(error)).toBe(true);
});

it.each([
  new TypeError("Cannot read properties of undefined (reading 'name')"),
  new TypeError("Failed to fetch dynamically imported module: http://site.test/assets/x.js"),
  new Error("Unexpected"),
  answer(500, { message: "Something went wrong.", requestId: "x" }),
  answer(503, { message: "The disk is full.", requestId: "x" }),
  null,
])("does not take %o for a lost connection", (error) => {
  expect(isConnectionLost(error)).toBe(false);
});
