import { Form, Link, useSubmit } from "@remix-run/react";
import { Icon } from "#app/components/ui/icon.tsx";
import { Menu, MenuItem, MenuLine } from "#app/components/ui/menu.tsx";
import { dropUploads } from "#app/components/upload/the-queue.ts";
import { type SignedInUser } from "#core/accounts/types.ts";

interface AccountMenuProps {
  readonly user: SignedInUser;
  readonly mayUpload: boolean;
}

/** The signed-in user's initial, which opens the account menu. */
export function AccountMenu({ user, mayUpload }: AccountMenuProps) {
  const submit = useSubmit();
  const isAdmin = user.role === "admin";
  const signOut = (): void => {
    dropUploads();
    submit(null, { method: "post", action: "/sign-out" });
  };
  return (
    <>
      <Menu
        trigger={
          <button type="button" className="who" aria-label={`${user.profileName}, your account`}>
            <span aria-hidden="true">{initialOf(user.profileName)}</span>
          </button>
        }
      >
        <p className="menu-label break-words">{user.email}</p>
        <LinkItem to="/history" icon="mine" words="History" />
        {isAdmin ? <LinkItem to="/admin" icon="admin" words="Admin" /> : null}
        {isAdmin ? <LinkItem to="/admin/upload" icon="upload" words="Upload videos" /> : null}
        {!isAdmin && mayUpload ? <LinkItem to="/upload" icon="upload" words="Upload videos" /> : null}
        <MenuLine />
        <MenuItem icon="out" onSelect={signOut}>
          Sign out
        </MenuItem>
      </Menu>
      <noscript>
        <Form method="post" action="/sign-out">
          <button type="submit" className="link min-h-tap">
            Sign out
          </button>
        </Form>
      </noscript>
    </>
  );
}

function LinkItem(props: {
  readonly to: string;
  readonly icon: "mine" | "admin" | "upload";
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

function initialOf(name: string): string {
  return (Array.from(name.trim())[0] ?? "?").toUpperCase();
}
