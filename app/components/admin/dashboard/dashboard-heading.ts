import { counted } from "#app/components/format/words.ts";
import { type AdminDashboard } from "#core/admin/types.ts";

/** The heading of the dashboard: whether the services run, and how many items need attention. */
export function dashboardHeading({ services, attention, counts }: AdminDashboard): string {
  const down = services.filter(({ ok }) => !ok);
  const [first] = down;
  const sentences = [
    first === undefined
      ? ""
      : down.length === 1
        ? `The ${first.name} is down.`
        : `${down.length} services are down.`,
    attention.length === 0 ? "" : itemsSentence(attention.length),
    counts.titles === 0 ? "Upload your first video." : "",
  ];
  return [first || attention.length > 0 ? "" : "All systems normal.", ...sentences].filter(Boolean).join(" ");
}

function itemsSentence(count: number): string {
  return `${counted(count, "item needs", "items need")} attention.`;
}
