import {InputError} from "../../../models/errors.js";
import {quote} from "./quote.js";

/** UTF-8 read as Windows-1252 and saved again: "Ã«", "â€™", "Â " and a replacement mark. */
const garbled = /Ã[\u0080-\u00bf\u0152-\u0178\u2013-\u2122]|â€|Â[\u0080-\u00bf]|\ufffd/;

/**
 * Bytes of a text file as text, without byte order mark. Refuses what would give wrong words: NUL bytes, bytes that are
 * not of the declared encoding, UTF-8 declared as Windows-1252, and text that was garbled before (mojibake).
 */
export function decodeText(bytes: Uint8Array, encoding: "utf-8" | "windows-1252", file: string): string {
  const nul = bytes.indexOf(0);
  if (nul >= 0)
    throw new InputError(
      "nul-byte",
      `byte ${nul + 1} is NUL, so this is not a text file or it is UTF-16; save it as CSV UTF-8`,
      file
    );
  const utf8 = decodeUtf8(bytes);
  if (encoding === "utf-8" && utf8 === null)
    throw new InputError("wrong-encoding", "the file is not UTF-8; save it so, or set encoding: windows-1252", file);
  if (encoding === "windows-1252" && utf8 !== null && bytes.some((byte) => byte > 127))
    throw new InputError("wrong-encoding", "the file is UTF-8, not Windows-1252; set encoding: utf-8", file);
  const text = utf8 ?? new TextDecoder("windows-1252").decode(bytes);
  const hit = garbled.exec(text);
  if (hit) {
    const line = text.slice(0, hit.index).split("\n").length;
    throw new InputError(
      "garbled-text",
      `${quote(text.slice(Math.max(0, hit.index - 10), hit.index + 10).trim())}: letters were garbled by a wrong encoding; export the file again`,
      `${file}:${line}`
    );
  }
  return text;
}

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", {fatal: true}).decode(bytes);
  } catch {
    return null;
  }
}
