import { type ListedUser } from "#core/accounts/types.ts";
import { useUserChange } from "#app/components/admin/users/use-user-change.ts";
import { Button } from "#app/components/ui/button.tsx";
import { formatDay } from "#app/components/format/dates.ts";
import { useClock } from "#app/components/layout/clock.tsx";
import { UserInitial } from "#app/components/user/user-initial.tsx";

/** Removed users, each with the day of deletion and the way back. */
export function RemovedUsers({ users }: { readonly users: readonly ListedUser[] }) {
  if (users.length === 0) return null;
  return (
    <section aria-labelledby="removed-users">
      <div className="heading">
        <h2 id="removed-users">Removed users</h2>
        <span>Deleted with their watch history on the day shown. Their titles stay.</span>
      </div>
      <ul>
        {users.map((user) => (
          <RemovedLine key={user.id} user={user} />
        ))}
      </ul>
    </section>
  );
}

function RemovedLine({ user }: { readonly user: ListedUser }) {
  const clock = useClock();
  const change = useUserChange(user);
  return (
    <li className="flex items-center gap-4 border-t border-line py-3">
      <span className="user-name">
        <UserInitial name={user.name} />
        <span className="grid min-w-0">
          <span className="font-semibold wrap-anywhere">{user.name}</span>
          <span className="text-xs text-quiet wrap-anywhere">{user.email}</span>
        </span>
      </span>
      <span className="ml-auto text-right text-xs text-quiet">
        {user.deletedAfter ? formatDay(user.deletedAfter, clock) : ""}
      </span>
      <Button
        size="small"
        aria-label={`Restore ${user.name}`}
        onClick={() => change({ fields: { intent: "restore" }, success: `${user.name} is restored.` })}
      >
        Restore
      </Button>
    </li>
  );
}
