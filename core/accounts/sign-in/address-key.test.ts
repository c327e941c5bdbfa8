import { expect, it } from "vitest";
import { addressKey } from "#core/accounts/sign-in/address-key.ts";

it.each([
  ["192.0.2.1", "192.0.2.1"],
  ["::ffff:192.0.2.1", "192.0.2.1"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2"],
  ["2001:db8:1:2::1", "2001:db8:1:2"],
  ["::1", "0:0:0:0"],
  ["unknown", "unknown"],
  ["", ""],
])("%s counts as %s", (address, key) => expect(addressKey(address)).toBe(key));
