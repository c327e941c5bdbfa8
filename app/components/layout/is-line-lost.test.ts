import { expect, it } from "vitest";
import { isLineLost } from "./is-line-lost.ts";

/** As the router throws it. */
const answer = (status: number, data: unknown) => ({ status, statusText: "", internal: false, data });

it.each([
  new TypeError("Failed to fetch"),
  new TypeError("Load failed"),
  new TypeError("NetworkError when attempting to fetch resource."),
  new Error("Unable to decode turbo-stream response from URL: http://house.test/_root.data"),
  answer(502, "<html>"),
])("takes %o for the line", (error) => {
  expect(isLineLost(error)).toBe(true);
});

it.each([
  new TypeError("Cannot read properties of undefined (reading 'name')"),
  new TypeError("Failed to fetch dynamically imported module: http://house.test/assets/x.js"),
  new Error("Unexpected"),
  answer(500, { message: "Something broke.", requestId: "x" }),
  answer(503, { message: "The disk is full.", requestId: "x" }),
  null,
])("leaves %o as it is", (error) => {
  expect(isLineLost(error)).toBe(false);
});
