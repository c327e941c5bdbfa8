import { type ListedUser } from "#core/accounts/types.ts";
import { useEffect, useRef, useState } from "react";
import { RemoveUser } from "#app/components/admin/users/remove-user.tsx";
import { RenameUser } from "#app/components/admin/users/rename-user.tsx";
import { ResetLinkDialog } from "#app/components/admin/users/reset-link-dialog.tsx";
import { UserMenu, type UserQuestion } from "#app/components/admin/users/user-menu.tsx";
import { formatAgo } from "#app/components/format/dates.ts";
import { useClock } from "#app/components/layout/clock.tsx";
import { StatusDot } from "#app/components/ui/status-dot.tsx";
import { roleWords } from "#app/components/user/role-words.ts";
import { UserInitial } from "#app/components/user/user-initial.tsx";

interface UserLineProps {
  readonly user: ListedUser;
  readonly isSelf: boolean;
}

/** A user with role, dates and menu. */
export function UserLine({ user, isSelf }: UserLineProps) {
  const clock = useClock();
  const { lastSeenAt } = user;
  return (
    <tr>
      <td>
        <UserName user={user} isSelf={isSelf} />
      </td>
      <td>{roleWords[user.role]}</td>
      <td className="text-quiet">
        <span className="narrow-label">Joined</span>
        {formatAgo(user.createdAt, clock)}
      </td>
      <td className="text-quiet">
        <span className="narrow-label">Last seen</span>
        {lastSeenAt ? formatAgo(lastSeenAt, clock) : "never"}
      </td>
      <td>
        <UserActions user={user} isSelf={isSelf} />
      </td>
    </tr>
  );
}

function UserName({ user, isSelf }: UserLineProps) {
  return (
    <span className="user-name">
      <UserInitial name={user.name} />
      <span className="grid min-w-0">
        <span className="font-semibold wrap-anywhere">
          {user.name}
          {isSelf ? <span className="font-normal text-quiet"> (you)</span> : null}
        </span>
        <span className="text-xs text-quiet wrap-anywhere">{user.email}</span>
        {user.state === "disabled" ? (
          <span className="flex items-center gap-2 text-xs">
            <StatusDot state="off" />
            Disabled
          </span>
        ) : null}
      </span>
    </span>
  );
}

/** The menu, and the dialog that it opened, which gives the focus back to the menu's button. */
function UserActions({ user, isSelf }: UserLineProps) {
  const [question, setQuestion] = useState<UserQuestion | null>(null);
  const trigger = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    if (question === null && wasOpen.current) trigger.current?.focus();
    wasOpen.current = question !== null;
  }, [question]);
  const dialog = { user, onClose: () => setQuestion(null) };
  return (
    <span className="flex justify-end">
      <UserMenu ref={trigger} user={user} isSelf={isSelf} onAsk={setQuestion} />
      {question === "rename" ? <RenameUser {...dialog} /> : null}
      {question === "reset-link" ? <ResetLinkDialog {...dialog} /> : null}
      {question === "remove" ? <RemoveUser {...dialog} /> : null}
    </span>
  );
}
