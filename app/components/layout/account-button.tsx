import { Form } from "@remix-run/react";
import { useState, type ComponentType, type KeyboardEvent } from "react";
import { UserInitial } from "#app/components/user/user-initial.tsx";
import { type AccountMenuProps } from "#app/components/layout/account-menu.tsx";

type AccountButtonProps = Omit<AccountMenuProps, "trigger" | "startsFocused">;

/** A click that a key makes has no count of presses. */
const PRESSED_BY_KEY = 0;

/** The initial of who is here, and behind it the menu, whose script comes when the pointer or a press asks for it. */
export function AccountButton(props: AccountButtonProps) {
  const [Menu, setMenu] = useState<ComponentType<AccountMenuProps> | null>(null);
  const [byKey, setByKey] = useState(false);
  const open = (isKey: boolean): void => {
    setByKey(isKey);
    void loadMenu().then((menu) => menu && setMenu(() => menu));
  };
  const openByArrow = (event: KeyboardEvent): void => {
    if (event.key !== "ArrowDown") return;
    event.preventDefault();
    open(true);
  };
  return (
    <>
      {Menu ? (
        <Menu {...props} startsFocused={byKey} trigger={<button type="button" {...accountOf(props)} />} />
      ) : (
        <button
          type="button"
          {...accountOf(props)}
          aria-haspopup="menu"
          aria-expanded={false}
          onPointerEnter={() => void loadMenu()}
          onClick={({ detail }) => open(detail === PRESSED_BY_KEY)}
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
