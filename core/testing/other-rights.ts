const isRoot = process.getuid?.() === 0;

/**
 * The prefix of a command that leaves it no more rights than file modes give, for folders that are closed to
 * us. Root loses the right that opens every folder to it, but stays root, because another user could not
 * enter a checkout (or run a Node) below a private folder such as /root.
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
 * The prefix of a command that must not run as root. Instead of root, user 65534 runs it, and keeps the one
 * right that opens every folder to it, because the checkout and Node may be below a private one.
 */
export function asPlainUser(): readonly string[] {
  const user = ["--reuid=65534", "--regid=65534", "--clear-groups"];
  const entry = ["--inh-caps=-all,+dac_override", "--ambient-caps=-all,+dac_override"];
  return ["/usr/bin/setpriv", ...(isRoot ? [...user, ...entry] : []), "--"];
}
