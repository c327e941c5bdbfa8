import { type VideoProgress } from "#core/videos/types.ts";

export interface ServiceHealth {
  readonly name: "database" | "storage" | "worker" | "transcoder";
  readonly driver: string;
  readonly ok: boolean;
  readonly detail: string | null;
}

/** How a browser reaches the site. On `plain`, passwords are sent unencrypted. */
export type Connection = "secure" | "loopback" | "plain";

/** The data of the dashboard. */
export interface AdminDashboard {
  /** The items that need attention, worst first, each with its cause and its action. */
  readonly attention: readonly {
    readonly id: string;
    readonly severity: "bad" | "warn";
    readonly heading: string;
    readonly detail: string;
    readonly videoId: string | null;
    readonly titleId: string | null;
    /** Retry the video, open the failed videos, open the title's editor, or no action. */
    readonly action: "retry" | "open" | "title" | "none";
  }[];
  readonly encoding: readonly VideoProgress[];
  readonly counts: {
    readonly titles: number;
    readonly encoding: number;
    /** Segments, of every rendition and audio track, that no transcoder has taken up yet. */
    readonly queuedSegments: number;
    readonly failed: number;
    readonly users: number;
  };
  readonly disk: {
    readonly encodedBytes: number;
    readonly sourceBytes: number;
    readonly freeBytes: number | null;
    readonly totalBytes: number | null;
  };
  readonly services: readonly ServiceHealth[];
  readonly processes: readonly {
    readonly role: string;
    readonly host: string;
    readonly pid: number;
    readonly startedAt: Date;
  }[];
  readonly recentPlays: readonly {
    readonly profileName: string;
    readonly title: string;
    readonly positionSeconds: number;
    readonly durationSeconds: number;
    readonly updatedAt: Date;
  }[];
}

/** The settings that an admin can change while Matinee runs. */
export interface SiteSettings {
  readonly signUpOpen: boolean;
  readonly viewersMayUpload: boolean;
  /** Days after its last new part until an unfinished upload is removed. */
  readonly unfinishedUploadDays: number;
}

export interface JobRow {
  readonly id: string;
  readonly name: string;
  readonly videoId: string | null;
  readonly title: string | null;
  readonly state: "waiting" | "running" | "failed" | "done";
  readonly attempts: number;
  readonly error: string | null;
  readonly updatedAt: Date;
}
