import { publishUploadedDraft } from "#core/catalog/publish-uploaded-draft.ts";
import { type VideoEvents } from "#core/encoding/publishing/video-events.ts";

/** What the catalog does when encoding announces a change of a video. */
export const catalogFollowsVideos: VideoEvents = {
  videoBecamePlayable: (tx, { versionId }) => publishUploadedDraft(tx, versionId),
};
