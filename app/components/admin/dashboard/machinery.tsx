import { formatAgo } from "#app/components/format/dates.ts";
import { useClock } from "#app/components/layout/clock.tsx";
import { StatusDot } from "#app/components/ui/status-dot.tsx";
import { sentence } from "#app/messages/sentence.ts";
import { type AdminDashboard } from "#core/admin/types.ts";

type MachineryProps = Pick<AdminDashboard, "services" | "processes">;

/** The site's services and processes, each with a status dot and its state. */
export function Machinery({ services, processes }: MachineryProps) {
  const clock = useClock();
  return (
    <>
      <section aria-labelledby="services">
        <div className="heading">
          <h2 id="services">Services</h2>
        </div>
        <ul className="status-list">
          {services.map(({ name, driver, ok, detail }) => (
            <li key={name}>
              <StatusDot state={ok ? "good" : "bad"} />
              <span>{capitalised(name)}</span>
              <span>{sentence(detail) ?? (ok ? driver : "down")}</span>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="processes">
        <div className="heading">
          <h2 id="processes">Processes</h2>
        </div>
        <ul className="status-list">
          {processes.map(({ role, host, pid, startedAt }) => (
            <li key={`${host} ${pid} ${role}`}>
              <StatusDot state="good" />
              <span>{capitalised(role)}</span>
              <span>
                {host}, process {pid}, started {formatAgo(startedAt, clock)}
              </span>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
