import { open, readFile } from "node:fs/promises";
import { z } from "zod";
import { PRIVATE_FILE_MODE } from "#core/config/private-modes.ts";
import { systemCode } from "#core/storage/drivers/filesystem/errors.ts";

/** A part that is complete on the disk. */
const partLine = z.object({
  partNumber: z.number().int().positive(),
  offsetBytes: z.number().int().min(0),
  bytes: z.number().int().min(0),
});
export type PartLine = z.infer<typeof partLine>;

/**
 * Records a part whose bytes are already synced. One JSON line, appended by one small write and synced:
 * parallel parts do not mix. A line break goes before as well, so that a line truncated by a crash does not
 * merge with this one.
 */
export async function appendPart(manifestPath: string, part: PartLine): Promise<void> {
  const handle = await open(manifestPath, "a", PRIVATE_FILE_MODE);
  try {
    await handle.appendFile(`\n${JSON.stringify(part)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The recorded parts, by number; the first record of a number counts. Truncated lines are ignored. */
export async function readParts(manifestPath: string): Promise<Map<number, PartLine>> {
  const parts = new Map<number, PartLine>();
  for (const line of (await textOf(manifestPath)).split("\n")) {
    const part = parseLine(line);
    if (part && !parts.has(part.partNumber)) parts.set(part.partNumber, part);
  }
  return new Map([...parts].sort(([a], [b]) => a - b));
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (systemCode(error) === "ENOENT") return "";
    throw error;
  }
}

function parseLine(line: string): PartLine | null {
  if (line === "") return null;
  try {
    return partLine.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
}
