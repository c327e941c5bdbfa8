import { findAttention } from "#core/admin/attention.ts";
import { countSite } from "#core/admin/count-site.ts";
import { listEncoding } from "#core/admin/list-encoding.ts";
import { measureDisk } from "#core/admin/measure-disk.ts";
import { recentPlays } from "#core/admin/recent-plays.ts";
import { type AdminDashboard, type Connection } from "#core/admin/types.ts";
import { type CoreContext } from "#core/context.ts";
import { listProcesses } from "#core/status/list-processes.ts";
import { checkServices } from "#core/status/service-health.ts";

/** The data of the dashboard. `connection` is how the admin's own browser reached us. */
export async function getDashboard(
  ctx: CoreContext,
  { connection }: { connection: Connection },
): Promise<AdminDashboard> {
  const services = await checkServices(ctx);
  const [attention, encoding, counts, disk, processes, plays] = await Promise.all([
    findAttention(ctx, services, connection),
    listEncoding(ctx),
    countSite(ctx),
    measureDisk(ctx),
    listProcesses(ctx),
    recentPlays(ctx),
  ]);
  return { attention, encoding, counts, disk, services, processes, recentPlays: plays };
}
