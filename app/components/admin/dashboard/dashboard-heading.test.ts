import { expect, it } from "vitest";
import { type AdminDashboard } from "#core/admin/types.ts";
import { dashboardHeading } from "./dashboard-heading.ts";

const calm: AdminDashboard = {
  attention: [],
  encoding: [],
  counts: { titles: 3, encoding: 0, waitingChunks: 0, failed: 0, users: 1 },
  disk: { encodedBytes: 0, sourceBytes: 0, freeBytes: null, totalBytes: null },
  services: [{ name: "database", driver: "postgres", ok: true, detail: null }],
  processes: [],
  recentPlays: [],
};
const worry = {
  id: "1",
  severity: "bad",
  heading: "",
  detail: "",
  videoId: null,
  titleId: null,
  action: "none",
} as const;
const down = { name: "transcoder", driver: "", ok: false, detail: null } as const;

it("tells the state of the site in a sentence", () => {
  expect(dashboardHeading(calm)).toBe("Everything is running. Nothing wants a look.");
  expect(dashboardHeading({ ...calm, attention: [worry, { ...worry, id: "2" }] })).toBe(
    "Everything is running. Two things want a look.",
  );
  expect(dashboardHeading({ ...calm, services: [down], attention: [worry] })).toBe(
    "The transcoder does not answer. One thing wants a look.",
  );
  expect(dashboardHeading({ ...calm, counts: { ...calm.counts, titles: 0 } })).toBe(
    "The house is open. Put on the first film.",
  );
});
