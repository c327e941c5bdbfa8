import { formatAgo } from "#app/components/format/dates.ts";
import { useClock } from "#app/components/layout/clock.tsx";

interface UserRow {
  readonly id: string;
  readonly email: string;
  readonly role: "admin" | "viewer";
  readonly createdAt: Date;
}

/** All users with their role. */
export function UsersTable({ users }: { readonly users: readonly UserRow[] }) {
  const clock = useClock();
  return (
    <table className="table">
      <caption className="sr-only">Users</caption>
      <thead>
        <tr>
          <th scope="col">Email</th>
          <th scope="col">Role</th>
          <th scope="col">Joined</th>
        </tr>
      </thead>
      <tbody>
        {users.map(({ id, email, role, createdAt }) => (
          <tr key={id}>
            <td className="font-semibold break-all">{email}</td>
            <td>{role === "admin" ? "Admin" : "Viewer"}</td>
            <td className="text-quiet">{formatAgo(createdAt, clock)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
