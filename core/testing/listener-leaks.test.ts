import { EventEmitter } from "node:events";
import { expect, test } from "vitest";
import { watchForLeaks } from "#core/testing/listener-leaks.ts";

const warning = (name: string) => Object.assign(new Error("11 abort listeners added"), { name });

test("listeners that pile up fail the file that leaked them", () => {
  const source = new EventEmitter();
  const watch = watchForLeaks(source);
  source.emit("warning", warning("MaxListenersExceededWarning"));
  expect(() => watch.end()).toThrow(/^Listeners pile up:\n.*11 abort listeners added/);
  expect(source.listenerCount("warning")).toBe(0);
});

test("other warnings do not", () => {
  const source = new EventEmitter();
  const watch = watchForLeaks(source);
  source.emit("warning", warning("ExperimentalWarning"));
  expect(() => watch.end()).not.toThrow();
});
