import { type ListedUser } from "#core/accounts/types.ts";
import { forwardRef } from "react";
import { useUserChange } from "#app/components/admin/users/use-user-change.ts";
import { roleOptions } from "#app/components/user/role-words.ts";
import { type Role } from "#core/accounts/scopes.ts";
import { IconButton } from "#app/components/ui/icon-button.tsx";
import { Menu, MenuItem, MenuLine } from "#app/components/ui/menu.tsx";

/** The changes of a user that ask something first. */
export type UserQuestion = "rename" | "reset-link" | "remove";

interface UserMenuProps {
  readonly user: ListedUser;
  /** Whether it is the account of the admin who looks: it is neither disabled nor removed by its own user. */
  readonly isSelf: boolean;
  readonly onAsk: (question: UserQuestion) => void;
}

/** What an admin can do with a user. The button is what dialogs give the focus back to. */
export const UserMenu = forwardRef<HTMLButtonElement, UserMenuProps>(function UserMenu(props, ref) {
  const { user, isSelf, onAsk } = props;
  const { name, role, state } = user;
  const change = useUserChange(user);
  const otherRoles = roleOptions.filter(({ value }) => value !== role);
  const changeRole = (newRole: Role): void =>
    change({
      fields: { intent: "role", role: newRole },
      success: `${name} is ${newRole === "viewer" ? "a" : "an"} ${newRole} now.`,
      undo: { intent: "role", role },
    });
  const disable = (): void =>
    change({
      fields: { intent: "disable" },
      success: `${name} is disabled and signed out.`,
      undo: { intent: "enable" },
    });
  const enable = (): void =>
    change({
      fields: { intent: "enable" },
      success: `${name} can sign in again.`,
      undo: { intent: "disable" },
    });
  return (
    <Menu trigger={<IconButton ref={ref} icon="more" label={`More for ${name}`} />}>
      <MenuItem icon="edit" onSelect={() => onAsk("rename")}>
        Rename
      </MenuItem>
      {otherRoles.map(({ value }) => (
        <MenuItem key={value} icon="users" onSelect={() => changeRole(value)}>
          Make {value}
        </MenuItem>
      ))}
      <MenuItem icon="retry" disabled={state === "disabled"} onSelect={() => onAsk("reset-link")}>
        Reset password
      </MenuItem>
      {isSelf ? null : (
        <>
          <MenuLine />
          <MenuItem
            icon={state === "disabled" ? "check" : "pause"}
            onSelect={state === "disabled" ? enable : disable}
          >
            {state === "disabled" ? "Enable" : "Disable"}
          </MenuItem>
          <MenuItem icon="bin" tone="bad" onSelect={() => onAsk("remove")}>
            Remove
          </MenuItem>
        </>
      )}
    </Menu>
  );
});
