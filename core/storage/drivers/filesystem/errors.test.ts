import { describe, expect, it } from "vitest";
import { DomainError } from "#core/errors/domain-error.ts";
import { guarded, toDomainError } from "#core/storage/drivers/filesystem/errors.ts";

const systemError = (code: string) => Object.assign(new Error(code), { code });

describe("toDomainError", () => {
  it.each([
    ["ENOSPC", "storage_full"],
    ["EDQUOT", "storage_full"],
    ["ENOENT", "not_found"],
    ["EACCES", "unavailable"],
    ["EROFS", "unavailable"],
    ["EIO", "unavailable"],
    ["EMFILE", "unavailable"],
  ])("turns %s into %s, with the cause and without a path", (code, domainCode) => {
    const error = systemError(code);
    expect(toDomainError(error)).toMatchObject({ code: domainCode, cause: error });
  });

  it("leaves bugs and our own errors as they are", async () => {
    const [bug, own] = [
      new TypeError("x is not a function"),
      new DomainError("conflict", "storage.partSentAgain"),
    ];
    expect(toDomainError(bug)).toBe(bug);
    await expect(guarded(() => Promise.reject(own))).rejects.toBe(own);
  });
});
