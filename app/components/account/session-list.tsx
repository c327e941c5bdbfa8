import { type ListedSession } from "#core/accounts/types.ts";
import { useFetcher } from "@remix-run/react";
import { formatAgo } from "#app/components/format/dates.ts";
import { useClock } from "#app/components/layout/clock.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { StatusDot } from "#app/components/ui/status-dot.tsx";
import { useKeptFocus } from "#app/hooks/use-kept-focus.ts";
import { type FormAnswer } from "#app/trpc/loader-errors.ts";

interface SessionListProps {
  readonly sessions: readonly ListedSession[];
}

/** Where one is signed in, and the means to end each session or all others. */
export function SessionList({ sessions }: SessionListProps) {
  const others = sessions.filter(({ isCurrent }) => !isCurrent).length;
  return (
    <section aria-labelledby="sessions">
      <h2 id="sessions">Sessions</h2>
      <ul className="sessions" {...useKeptFocus<HTMLUListElement>(sessions.length)}>
        {sessions.map((session) => (
          <SessionLine key={session.name} session={session} />
        ))}
      </ul>
      {others > 1 ? <EndOthers count={others} /> : null}
      {others === 0 ? <p className="mt-4 text-sm text-soft">You are not signed in anywhere else.</p> : null}
    </section>
  );
}

function SessionLine({ session }: { readonly session: ListedSession }) {
  const clock = useClock();
  const fetcher = useFetcher<FormAnswer>();
  const device = deviceWords(session.device);
  return (
    <li>
      <StatusDot state={session.isCurrent ? "good" : "off"} />
      <span className="grid min-w-0">
        <b className="text-sm font-semibold wrap-anywhere">{device}</b>
        <span className="text-xs text-quiet">
          {session.isCurrent ? "This device" : `Last used ${formatAgo(session.lastUsedAt, clock)}`}, signed in{" "}
          {formatAgo(session.createdAt, clock)}
        </span>
      </span>
      {session.isCurrent ? null : (
        <fetcher.Form method="post" action="/account">
          <input type="hidden" name="intent" value="end-session" />
          <input type="hidden" name="session" value={session.name} />
          <Button
            type="submit"
            size="small"
            aria-label={`Sign out ${device}`}
            disabled={fetcher.state !== "idle"}
          >
            Sign out
          </Button>
        </fetcher.Form>
      )}
    </li>
  );
}

function EndOthers({ count }: { readonly count: number }) {
  const fetcher = useFetcher<FormAnswer>();
  return (
    <fetcher.Form method="post" action="/account" className="mt-4">
      <input type="hidden" name="intent" value="end-others" />
      <Button type="submit" disabled={fetcher.state !== "idle"}>
        Sign out all {count} other sessions
      </Button>
    </fetcher.Form>
  );
}

function deviceWords(device: ListedSession["device"]): string {
  if (!device) return "Unknown device";
  return device.system ? `${device.browser} on ${device.system}` : device.browser;
}
