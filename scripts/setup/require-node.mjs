/** Matinee needs this Node or a newer one. Kept in plain old syntax, so that an old Node can read it and say so. */
const NEEDED = [20, 19];

export function requireNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1])) return;
  console.error(
    `Matinee needs Node ${NEEDED.join(".")} or newer, this is ${process.versions.node}. Get one from https://nodejs.org/.`,
  );
  process.exit(3);
}
