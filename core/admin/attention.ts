import { and, inArray, isNotNull } from "drizzle-orm";
import { type AdminDashboard, type Connection, type ServiceHealth } from "#core/admin/types.ts";
import { type CoreContext } from "#core/context.ts";
import { reportSpace } from "#core/encoding/chunks/back-pressure.ts";
import { countUnsentMails, mailFolderOf } from "#core/mail/drivers/folder-mailer.ts";
import { messageOf, type PlainKey } from "#core/messages/message.ts";
import { fileEndNotice } from "#core/videos/file-end-notice.ts";
import { selectVideos } from "#core/videos/select-videos.ts";
import { type StoredMessage } from "#db/schema/stored-message.ts";
import { videos } from "#db/schema/videos.ts";
import { WATCHABLE_STATES } from "#db/schema/video-states.ts";

type Attention = AdminDashboard["attention"][number];

const MAX_FAILED = 20;
const MAX_EARLY = 20;
const MAX_MISSING = 20;

/** The items that need an admin's attention, worst first: services, disk, missing files, failed videos, short files, mail, plain HTTP. */
export async function findAttention(
  ctx: CoreContext,
  services: readonly ServiceHealth[],
  connection: Connection,
): Promise<Attention[]> {
  const [disk, missing, failed, early, mail] = await Promise.all([
    diskAttention(ctx),
    missingSources(ctx),
    failedVideos(ctx),
    endedEarly(ctx),
    mailAttention(ctx),
  ]);
  return [
    ...services.filter((service) => !service.ok).map(serviceAttention),
    ...disk,
    ...missing,
    ...failed,
    ...early,
    ...mail,
    ...(connection === "plain" ? [PLAIN_HTTP] : []),
  ];
}

const SERVICE_HEADINGS = {
  database: "site.headingDatabase",
  storage: "site.headingStorage",
  worker: "site.headingWorker",
  transcoder: "site.headingTranscoder",
} as const satisfies Record<ServiceHealth["name"], PlainKey>;

const PLAIN_HTTP: Attention = {
  id: "plain-http",
  severity: "warn",
  heading: messageOf("site.headingPlainHttp"),
  detail: messageOf("site.plainHttp"),
  videoId: null,
  titleId: null,
  action: "none",
};

function serviceAttention(service: ServiceHealth): Attention {
  return {
    id: `service-${service.name}`,
    severity: "bad",
    heading: messageOf(SERVICE_HEADINGS[service.name]),
    detail: service.detail ?? messageOf("site.reasonInLog"),
    videoId: null,
    titleId: null,
    action: "none",
  };
}

async function diskAttention(ctx: CoreContext): Promise<Attention[]> {
  const space = await reportSpace(ctx).catch(() => null);
  if (!space?.isLow) return [];
  const { reserveBytes } = space;
  return [
    {
      id: "disk",
      severity: "bad",
      heading: messageOf("site.headingDisk"),
      detail: messageOf("site.diskLow", { freeBytes: space.freeBytes ?? 0, reserveBytes }),
      videoId: null,
      titleId: null,
      action: "none",
    },
  ];
}

/** Emails that lie in the data folder, for want of a server that takes them. */
async function mailAttention({ env }: CoreContext): Promise<Attention[]> {
  const count = env.SMTP_URL ? 0 : await countUnsentMails(env);
  if (count === 0) return [];
  return [
    {
      id: "mail",
      severity: "warn",
      heading: messageOf("site.headingMail", { count }),
      detail: messageOf("site.mailUnsent", { folder: mailFolderOf(env) }),
      videoId: null,
      titleId: null,
      action: "none",
    },
  ];
}

/** A disk that is away is one item, however many files it holds. */
async function missingSources(ctx: CoreContext): Promise<Attention[]> {
  const rows = await ctx.sql<{ reason: StoredMessage; count: number; titleId: string }[]>`
    select v.unavailable_reason as reason, count(*)::int as count, min(p.title_id::text) as "titleId"
    from videos v join versions ve on ve.id = v.version_id
    join playables p on p.id = ve.playable_id
    join titles t on t.id = p.title_id and t.deleted_at is null
    where v.unavailable_since is not null and v.deleted_at is null
    group by v.unavailable_reason order by count(*) desc limit ${MAX_MISSING}`;
  return rows.map(({ reason, count, titleId }) => ({
    id: `missing-${JSON.stringify(reason.params)}`,
    severity: "warn",
    heading: messageOf("site.headingUnavailable", { count }),
    detail: messageOf("site.unavailable", { why: reason }),
    videoId: null,
    titleId,
    action: count === 1 ? "title" : "none",
  }));
}

async function failedVideos(ctx: CoreContext): Promise<Attention[]> {
  const rows = await ctx.sql<{ id: string; title: string; reason: StoredMessage | null; refused: boolean }[]>`
    select v.id, t.name as title, v.failure as reason, v.refused
    from videos v join versions ve on ve.id = v.version_id
    join playables p on p.id = ve.playable_id
    join titles t on t.id = p.title_id and t.deleted_at is null
    where v.state = 'failed' and v.deleted_at is null
    order by v.created_at desc limit ${MAX_FAILED}`;
  return rows.map((row) => ({
    id: `video-${row.id}`,
    severity: "bad",
    heading: messageOf("site.headingFailed", { title: row.title }),
    detail: row.reason ?? messageOf("site.reasonMissing"),
    videoId: row.id,
    titleId: null,
    action: row.refused ? "open" : "retry",
  }));
}

/** The newest playable videos whose file ends early, with the time of its end. */
async function endedEarly(ctx: CoreContext): Promise<Attention[]> {
  const isShort = and(isNotNull(videos.endsAtSegment), inArray(videos.state, WATCHABLE_STATES));
  const rows = await selectVideos(ctx, { where: isShort, limit: MAX_EARLY });
  return rows.flatMap(({ video, plan, title, titleId }) => {
    const detail = plan && fileEndNotice(plan, video.endsAtSegment);
    if (!detail) return [];
    const heading = messageOf("site.headingEndsEarly", { title });
    return {
      ...{ id: `early-${video.id}`, severity: "warn" as const, heading, detail },
      ...{ videoId: video.id, titleId, action: "title" as const },
    };
  });
}
