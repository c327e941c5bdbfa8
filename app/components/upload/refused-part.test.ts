import { expect, it } from "vitest";
import { refusedPart } from "#app/components/upload/refused-part.ts";

const answered = (responseText: string) => Object.assign(new Error("Non 2xx"), { source: { responseText } });

it("tells of a full disk in the server's words", () => {
  const error = answered('{"message":"The disk is full.","code":"storage_full"}');
  expect(refusedPart(error)).toMatchObject({ name: "RefusedPart", message: "The disk is full." });
});

it("leaves everything else to be tried again", () => {
  expect(refusedPart(answered('{"message":"Send it again.","code":"bad_input"}'))).toBeNull();
  expect(refusedPart(answered("<html>Bad gateway</html>"))).toBeNull();
  expect(refusedPart(new Error("Unknown error"))).toBeNull();
  expect(refusedPart("odd")).toBeNull();
});
