import { Form } from "@remix-run/react";
import { useState, type ComponentType, type KeyboardEvent } from "react";
import { UserInitial } from "#app/components/user/user-initial.tsx";
import { type AccountMenuProps } from "#app/components/layout/account-menu.tsx";

type AccountButtonProps = Omit<AccountMenuProps, "trigger">;

/** The initial of who is here, and behind it the menu, whose script comes when the pointer or a press asks for it. */
export function AccountButton(props: AccountButtonProps) {
  const [Menu, setMenu] = useState<ComponentType<AccountMenuProps> | null>(null);
  const open = (): void => void loadMenu().then((menu) => menu && setMenu(() => menu));
  const openByArrow = (event: KeyboardEvent): void => {
    if (event.key !== "ArrowDown") return;
    event.preventDefault();
    open();
  };
  return (
    <>
      {Menu ? (
        <Menu {...props} trigger={<button type="button" {...accountOf(props)} />} />
      ) : (
        <button
          type="button"
          {...accountOf(props)}
          aria-haspopup="menu"
          aria-expanded={false}
          onPointerEnter={() => void loadMenu()}
          onClick={open}
          onKeyDown={openByArrow}
        />
      )}
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

/** The menu; null where its script cannot be fetched now: the next press tries again. */
async function loadMenu(): Promise<ComponentType<AccountMenuProps> | null> {
  try {
    return (await import("#app/components/layout/account-menu.tsx")).default;
  } catch {
    return null;
  }
}

function accountOf({ user }: AccountButtonProps) {
  return {
    className: "who",
    "aria-label": `${user.profileName}, your account`,
    children: <UserInitial name={user.profileName} />,
  };
}
