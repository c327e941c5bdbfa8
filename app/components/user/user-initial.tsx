/** The first letter of a user's name in a disc; the name stands beside it or in the button's label. */
export function UserInitial({ name }: { readonly name: string }) {
  return (
    <span className="user-initial" aria-hidden="true">
      {(Array.from(name.trim())[0] ?? "?").toUpperCase()}
    </span>
  );
}
