import { expect, it } from "vitest";
import { refusedPart } from "#app/components/upload/transfer/refused-part.ts";

const answered = (responseText: string) => Object.assign(new Error("Non 2xx"), { source: { responseText } });

it("reports a full disk with the server's message", () => {
  const error = answered('{"message":"The disk is full.","code":"storage_full"}');
  expect(refusedPart(error)).toMatchObject({ name: "RefusedPart", message: "The disk is full." });
});

it("reports turned off uploads with the server's message", () => {
  const error = answered('{"message":"Uploads were turned off.","code":"forbidden"}');
  expect(refusedPart(error)).toMatchObject({ message: "Uploads were turned off." });
});

it("reports a full S3 store, which answers in its own words, at once", () => {
  const words = "The object store is full. Stored data is safe. Free some space, then try again.";
  const full = "<Error><Code>XMinioStorageFull</Code><Message>no room</Message></Error>";
  expect(refusedPart(answered(full))).toMatchObject({ message: words });
  const source = { status: 507, responseText: "" };
  expect(refusedPart(Object.assign(new Error("Non 2xx"), { source }))).toMatchObject({ message: words });
  const slow = "<Error><Code>SlowDown</Code></Error>";
  expect(refusedPart(answered(slow))).toBeNull();
});

it("lets everything else be tried again", () => {
  expect(refusedPart(answered('{"message":"Send it again.","code":"bad_input"}'))).toBeNull();
  expect(refusedPart(answered("<html>Bad gateway</html>"))).toBeNull();
  expect(refusedPart(new Error("Unknown error"))).toBeNull();
  expect(refusedPart("odd")).toBeNull();
});
