import ipaddr from "ipaddr.js";

/** The network of one household or company: an IPv6 subscriber has at least a /64 of addresses (RFC 6177). */
const IPV6_PREFIX_GROUPS = 4;

/**
 * The key that an address is counted by: an IPv4 address itself, also if it is written as IPv6, and the /64
 * of an IPv6 address. Any other text is its own key.
 */
export function addressKey(clientAddress: string): string {
  if (!ipaddr.isValid(clientAddress)) return clientAddress;
  const address = ipaddr.process(clientAddress);
  if (address instanceof ipaddr.IPv4) return address.toString();
  return address.parts
    .slice(0, IPV6_PREFIX_GROUPS)
    .map((group) => group.toString(16))
    .join(":");
}
