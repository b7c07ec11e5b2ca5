import {createHash} from "node:crypto";
import {describe, expect, it} from "vitest";
import {md5} from "./md5.js";

describe("md5", () => {
  it("gives the digests of RFC 1321, A.5", () => {
    expect(md5("")).toBe("d41d8cd98f00b204e9800998ecf8427e");
    expect(md5("abc")).toBe("900150983cd24fb0d6963f7d28e17f72");
    expect(md5("message digest")).toBe("f96b697d7cb7938d525a2f31aaf161d0");
  });

  it("agrees with OpenSSL at every length around a block, and beyond ASCII", () => {
    for (let length = 0; length < 200; length++) {
      const text = "é".repeat(length % 3) + "x".repeat(length);
      expect(md5(text)).toBe(createHash("md5").update(text).digest("hex"));
    }
  });
});
