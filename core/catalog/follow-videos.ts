import { publishAdminsDraft } from "#core/catalog/publish-admins-draft.ts";
import { type VideoEvents } from "#core/encoding/publishing/video-events.ts";

/** What the catalog does when encoding announces a change of a video. */
export const catalogFollowsVideos: VideoEvents = {
  videoBecamePlayable: (tx, { versionId }) => publishAdminsDraft(tx, versionId),
};
