const isRoot = process.getuid?.() === 0;

/**
 * What goes before a command so that it has no more rights than file modes give it, for folders that are closed to
 * us. Root loses what opens every folder to it; it stays root, since another user could not enter a checkout (or run
 * a Node) below a private folder such as /root.
 */
export function boundByFileModes(): readonly string[] {
  const overrides = "-dac_override,-dac_read_search";
  return [
    "/usr/bin/setpriv",
    ...(isRoot ? [`--bounding-set=${overrides}`, `--inh-caps=${overrides}`] : []),
    "--",
  ];
}

/**
 * What goes before a command so that it is not run by root. In place of root, user 65534 runs it, and keeps the one
 * right that opens every folder to it: the checkout and Node may lie below a private one.
 */
export function asPlainUser(): readonly string[] {
  const user = ["--reuid=65534", "--regid=65534", "--clear-groups"];
  const entry = ["--inh-caps=-all,+dac_override", "--ambient-caps=-all,+dac_override"];
  return ["/usr/bin/setpriv", ...(isRoot ? [...user, ...entry] : []), "--"];
}
