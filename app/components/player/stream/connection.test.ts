import { expect, it, vi } from "vitest";
import { Connection } from "./connection.ts";

function browserThatIs(onLine: boolean) {
  const events = new EventTarget();
  const navigator = { onLine };
  const turn = (isOn: boolean) => {
    navigator.onLine = isOn;
    events.dispatchEvent(new Event(isOn ? "online" : "offline"));
  };
  const browser = {
    navigator: navigator as Navigator,
    addEventListener: events.addEventListener.bind(events),
    removeEventListener: events.removeEventListener.bind(events),
  };
  return { browser, turn };
}

it("is lost while the browser has no network, and tells of it", () => {
  const { browser, turn } = browserThatIs(true);
  const connection = new Connection(browser);
  const listener = vi.fn();
  const stop = connection.subscribe(listener);
  expect(connection.isLost()).toBe(false);
  turn(false);
  expect([connection.isLost(), listener.mock.calls.length]).toEqual([true, 1]);
  turn(true);
  expect([connection.isLost(), listener.mock.calls.length]).toEqual([false, 2]);
  stop();
  turn(false);
  expect(listener).toHaveBeenCalledTimes(2);
});

it("is lost from a request without an answer to the next answer", () => {
  const { browser, turn } = browserThatIs(true);
  const connection = new Connection(browser);
  const listener = vi.fn();
  connection.subscribe(listener);
  connection.miss();
  connection.miss();
  expect([connection.isLost(), listener.mock.calls.length]).toEqual([true, 1]);
  connection.answer();
  expect([connection.isLost(), listener.mock.calls.length]).toEqual([false, 2]);
  connection.miss();
  turn(true);
  expect(connection.isLost()).toBe(false);
});
