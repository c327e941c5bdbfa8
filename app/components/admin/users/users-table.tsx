import { type ListedUser } from "#core/accounts/types.ts";
import { UserLine } from "#app/components/admin/users/user-line.tsx";
import { TableHead } from "#app/components/ui/table-head.tsx";

interface UsersTableProps {
  readonly users: readonly ListedUser[];
  readonly selfId: string;
}

/** Users who are not removed, with role and dates. */
export function UsersTable({ users, selfId }: UsersTableProps) {
  return (
    <div>
      <table className="table users">
        <caption className="sr-only">Users</caption>
        <TableHead columns={["Name", "Role", "Joined", "Last seen"]} />
        <tbody>
          {users.map((user) => (
            <UserLine key={user.id} user={user} isSelf={user.id === selfId} />
          ))}
        </tbody>
      </table>
      {users.length === 1 ? (
        <p className="mt-6 max-w-[52ch] text-soft">
          You are the only user. Everyone you add gets their own watch history and Continue watching.
        </p>
      ) : null}
    </div>
  );
}
