import { Link, useSubmit } from "@remix-run/react";
import { type ReactElement } from "react";
import { Icon } from "#app/components/ui/icon.tsx";
import { Menu, MenuItem, MenuLine } from "#app/components/ui/menu.tsx";
import { dropUploads } from "#app/components/upload/transfer/the-queue.ts";
import { hasScope } from "#core/accounts/scopes.ts";
import { type SignedInUser } from "#core/accounts/types.ts";

export interface AccountMenuProps {
  /** The button that opens it. */
  readonly trigger: ReactElement;
  readonly user: SignedInUser;
  readonly mayUpload: boolean;
  /** Whether a key opened it. */
  readonly startsFocused: boolean;
}

/** What is the user's own, opened by the button in the header. Loaded by `AccountButton` alone. */
export default function AccountMenu({ trigger, user, mayUpload, startsFocused }: AccountMenuProps) {
  const submit = useSubmit();
  const isEditor = hasScope(user, "catalog");
  const signOut = (): void => {
    dropUploads();
    submit(null, { method: "post", action: "/sign-out" });
  };
  return (
    <Menu trigger={trigger} startsOpen startsFocused={startsFocused}>
      <p className="menu-label break-words">{user.email}</p>
      <LinkItem to="/account" icon="account" words="Account" />
      <LinkItem to="/history" icon="mine" words="History" />
      {isEditor ? <LinkItem to="/admin" icon="admin" words="Admin" /> : null}
      {isEditor ? <LinkItem to="/admin/upload" icon="upload" words="Upload videos" /> : null}
      {!isEditor && mayUpload ? <LinkItem to="/upload" icon="upload" words="Upload videos" /> : null}
      <MenuLine />
      <MenuItem icon="out" onSelect={signOut}>
        Sign out
      </MenuItem>
    </Menu>
  );
}

function LinkItem(props: {
  readonly to: string;
  readonly icon: "account" | "mine" | "admin" | "upload";
  readonly words: string;
}) {
  return (
    <MenuItem asChild>
      <Link to={props.to}>
        <Icon name={props.icon} />
        {props.words}
      </Link>
    </MenuItem>
  );
}
