import { createMemoryStore } from "#core/storage/drivers/memory.ts";
import { partSigner } from "#core/storage/sign-part-target.ts";
import { describeStoreContract } from "#core/storage/testing/store-contract.ts";

describeStoreContract("memory", () => Promise.resolve(createMemoryStore({ signPart: partSigner("secret") })));
