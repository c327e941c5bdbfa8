import packageJson from "../../package.json" with { type: "json" };
import { command, type Run } from "#cli/command.ts";
import { EXIT } from "#cli/exit-codes.ts";
import { findSite, type SiteAddress, withSite } from "#cli/site.ts";
import { table } from "#cli/output.ts";
import { isReady } from "#cli/web-health.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { listProcesses } from "#core/status/list-processes.ts";
import { checkServices } from "#core/status/service-health.ts";

interface Status {
  readonly version: string;
  readonly url: string;
  readonly ready: boolean;
  readonly processes: readonly { role: string; pid: number }[];
  readonly services: readonly { name: string; driver: string; ok: boolean }[];
}

/** `status`: which processes run, and whether the site can be used. */
export const statusCommand = (run: Run) =>
  command("status", "", "Shows which services run, where, and whether the site is ready.").action(
    run(async ({ env, output }) => {
      const address = findSite(env);
      const status = { ...(await readStatus(address)), ready: await isReady(address.healthUrls) };
      output.answer(status, inWords);
      return status.services.every((service) => service.ok) ? EXIT.ok : EXIT.missing;
    }),
  );

/** An unreachable database is an answer too. */
async function readStatus(address: SiteAddress): Promise<Status> {
  const { url, instance } = address;
  const known = { version: packageJson.version, url, ready: false };
  try {
    return await withSite(address.env, async ({ ctx }) => ({
      ...known,
      processes: instance?.processes ?? (await listProcesses(ctx)).map(({ role, pid }) => ({ role, pid })),
      services: (await checkServices(ctx)).map(({ name, driver, ok }) => ({ name, driver, ok })),
    }));
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== "unavailable") throw error;
    const services = [{ name: "database", driver: "postgres", ok: false }];
    return { ...known, processes: instance?.processes ?? [], services };
  }
}

function inWords(status: Status): string {
  const head = `Matinee ${status.version} at ${status.url} is ${status.ready ? "ready" : "not ready"}.`;
  const services = status.services.map((service) => [
    service.name,
    service.driver,
    service.ok ? "ok" : "down",
  ]);
  const processes = status.processes.map((process) => [process.role, process.pid]);
  return [
    head,
    table(["SERVICE", "DRIVER", "STATE"], services, "No services."),
    table(["PROCESS", "PID"], processes, "No processes."),
  ].join("\n\n");
}
