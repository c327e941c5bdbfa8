import ipaddr from "ipaddr.js";

/** A network of one household or company: an IPv6 subscriber has at least a /64 to take addresses from (RFC 6177). */
const IPV6_PREFIX_GROUPS = 4;

/**
 * What an address counts as: an IPv4 address itself, also where it is written as IPv6, and the /64 of an IPv6 address.
 * What is no address counts as it stands.
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
