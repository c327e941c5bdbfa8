import { expect, it } from "vitest";
import { type AdminDashboard } from "#core/admin/types.ts";
import { dashboardHeading } from "./dashboard-heading.ts";
import { messageOf } from "#core/messages/message.ts";

const healthy: AdminDashboard = {
  attention: [],
  encoding: [],
  counts: { titles: 3, encoding: 0, queuedSegments: 0, failed: 0, users: 1 },
  disk: { encodedBytes: 0, sourceBytes: 0, freeBytes: null, totalBytes: null },
  services: [{ name: "database", driver: "postgres", ok: true, detail: null }],
  processes: [],
  recentPlays: [],
};
const item = {
  id: "1",
  severity: "bad",
  heading: messageOf("site.headingDisk"),
  detail: messageOf("site.reasonInLog"),
  videoId: null,
  titleId: null,
  action: "none",
} as const;
const down = { name: "transcoder", driver: "", ok: false, detail: null } as const;

it("says whether the services run and how many items need attention", () => {
  expect(dashboardHeading(healthy)).toBe("All systems normal.");
  expect(dashboardHeading({ ...healthy, attention: [item, { ...item, id: "2" }] })).toBe(
    "2 items need attention.",
  );
  expect(dashboardHeading({ ...healthy, services: [down], attention: [item] })).toBe(
    "The transcoder is down. 1 item needs attention.",
  );
  expect(dashboardHeading({ ...healthy, counts: { ...healthy.counts, titles: 0 } })).toBe(
    "All systems normal. Upload your first video.",
  );
});
