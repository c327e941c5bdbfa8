import { createMemoryStorage } from "#core/storage/drivers/memory/memory-storage.ts";
import { describeObjectStoreContract } from "#core/storage/testing/object-store-contract.ts";
import { describeSourceAccessContract } from "#core/storage/testing/source-access-contract.ts";
import { describeUploadPartsContract, sendToReceiver } from "#core/storage/testing/upload-parts-contract.ts";

const openStorage = () => Promise.resolve(createMemoryStorage({ partSecret: "secret" }));

describeObjectStoreContract("memory", openStorage);
describeUploadPartsContract("memory", { openStorage, sendPart: sendToReceiver });
describeSourceAccessContract("memory", openStorage);
