import { type Sentence } from "#core/messages/nested-sentence.ts";

/** The site's services and disk, and what of it needs an admin. */
export const site = {
  diskLow: ({ freeBytes, reserveBytes }: { freeBytes: number; reserveBytes: number }) =>
    `${gigabytes(freeBytes)} are free, and ${gigabytes(reserveBytes)} must stay free, so encoding is paused. Nothing is lost. Delete videos or use a larger disk, and encoding continues.`,
  headingDatabase: () => "The database is down",
  headingDisk: () => "The disk is nearly full",
  headingEndsEarly: ({ title }: { title: string }) => `${title} ends early`,
  headingFailed: ({ title }: { title: string }) => `${title} failed to process`,
  headingMail: ({ count }: { count: number }) =>
    count === 1 ? "1 email was not sent" : `${count} emails were not sent`,
  headingPlainHttp: () => "The connection is not encrypted",
  headingStorage: () => "The storage is down",
  headingTranscoder: () => "No transcoder is running",
  headingWorker: () => "No worker is running",
  mailUnsent: ({ folder }: { folder: string }) =>
    `No mail server is set, so emails lie in ${folder}. Set SMTP_URL and BASE_URL, then delete them there.`,
  headingUnavailable: ({ count }: { count: number }) =>
    count === 1 ? "1 video is unavailable" : `${count} videos are unavailable`,
  plainHttp: () =>
    "This page was loaded over plain HTTP, so others in the network can read passwords. Put an HTTPS proxy in front of Matinee and set BASE_URL to its https:// address.",
  reasonMissing: () => "No reason was recorded. Retry it.",
  reasonInLog: () => "See Matinee's log for the reason.",
  serviceLate: ({ seconds }: { seconds: number }) => `It did not answer within ${seconds} s.`,
  serviceMissing: ({ role }: { role: "worker" | "transcoder" }) => `No ${role} is running.`,
  serviceRefused: () => "It refused the request.",
  unavailable: ({ why }: { why: Sentence }) =>
    `${why} Nothing was removed. What is encoded can be played, and all of it is available again by itself when the file is back.`,
};

const gigabytes = (bytes: number): string => `${(bytes / 1e9).toFixed(1)} GB`;
