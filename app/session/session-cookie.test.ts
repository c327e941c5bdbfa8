import { expect, it } from "vitest";
import { readSessionId } from "#app/session/session-cookie.ts";

it.each([
  ["its own cookie", "matinee_session=abc234", "abc234"],
  ["its own among others", "a=1; matinee_session=abc234; b=2", "abc234"],
  ["its own beside one that cannot be decoded", "foo=%; matinee_session=abc234; =; ;;bar", "abc234"],
  ["the valid one of two", "matinee_session=%00; matinee_session=abc234", "abc234"],
  ["none where there is no header", undefined, null],
  ["none where it is empty", "matinee_session=", null],
  ["none of another name", "xmatinee_session=abc; matinee_session2=abc; MATINEE_SESSION=abc", null],
  ["none in a value", "foo=matinee_session=abc234", null],
  ["none that cannot be decoded", "matinee_session=%", null],
  ["none with a NUL", "matinee_session=abc%00", null],
  ["none with more in it", "matinee_session=abc=def", null],
  ["none in quotes", 'matinee_session="abc234"', null],
  ["none that is too long", `matinee_session=${"a".repeat(65)}`, null],
])("reads %s", (_what, header, id) => {
  expect(readSessionId(header, "matinee_session")).toBe(id);
});
