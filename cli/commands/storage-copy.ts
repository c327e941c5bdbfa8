import { command, type Run, usageError } from "#cli/command.ts";
import { inBytes, inTime } from "#cli/output.ts";
import { withSiteStore } from "#cli/site-store.ts";
import { type CopyProgress } from "#core/storage-copy/copy-progress.ts";
import { copySite, type CopyReport } from "#core/storage-copy/copy-site.ts";
import { parseDestination } from "#core/storage-copy/destination.ts";
import { openStorage } from "#core/storage/open-storage.ts";

/** `storage copy`: all objects of the site to another store, which the site can then use. */
export const storageCopyCommand = (run: Run) =>
  command(
    "copy",
    "--to file:///DATA_FOLDER|s3://HOST[:PORT]/BUCKET[?region=R]",
    "Copies all objects to another store and verifies each; run again, it goes on where it was. Keys: S3_TO_ACCESS_KEY, S3_TO_SECRET_KEY.",
  )
    .option("--to <URL>")
    .action(
      run(async ({ env, output }, { to }, command) => {
        if (to === undefined) throw usageError(command, "Name a destination with --to.");
        const keys = { accessKey: env.S3_TO_ACCESS_KEY, secretKey: env.S3_TO_SECRET_KEY };
        const destination = parseDestination(to, keys);
        const copied = await withSiteStore(env, async ({ storage, dataDir, isRunning }) => {
          const report = await copySite({
            ...{ from: storage, to: await openStorage(destination.settings), dataDir },
            destinationName: destination.name,
            onProgress: (progress) => output.progress(inWords(progress)),
          });
          return { destination: destination.name, isRunning, ...report };
        });
        output.answer(copied, reportInWords);
      }),
    );

function inWords(progress: CopyProgress): string {
  const { objects, totalObjects, bytes, totalBytes, bytesPerSecond, secondsLeft } = progress;
  const left = secondsLeft === null ? "" : `, ${inTime(secondsLeft)} left`;
  const figures = `${objects} of ${totalObjects} objects, ${inBytes(bytes)} of ${inBytes(totalBytes)}`;
  return `${figures}, ${inBytes(Math.round(bytesPerSecond))}/s${left}`;
}

function reportInWords(copied: CopyReport & { destination: string; isRunning: boolean }): string {
  const { destination, isRunning, copiedBytes, verified, known, onlyThere } = copied;
  const lines = [
    `${destination} has all ${copied.objects} objects (${inBytes(copied.bytes)}).`,
    `Copied now: ${copied.copied} (${inBytes(copiedBytes)}). Compared: ${verified}. Verified before: ${known}.`,
  ];
  if (onlyThere > 0) {
    lines.push(
      `${onlyThere} objects are there alone. \`matinee doctor\` tells on that store whether they are needed.`,
    );
  }
  if (isRunning) {
    lines.push(
      "The site runs: stop it, and run this again for what came meanwhile, before it uses the new store.",
    );
  }
  return lines.join("\n");
}
