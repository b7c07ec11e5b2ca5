import {deflateSync, inflateSync, strFromU8, strToU8} from "fflate";
import {InputError} from "../../../models/errors.js";
import {handoutDevice} from "../../../models/interpretation/contribution.js";
import type {Session} from "../../../models/interpretation/format.js";
import {handout} from "../../../models/interpretation/handout.js";
import {isJoinFragment, joinMark} from "./join-mark.js";

/** Of the letters behind it: the dictionary and what is packed with it belong together. */
const version = "1";
/** More than a phone takes over in an address. */
const mostLetters = 16_000;

/** What nearly every hand-out holds, so that it takes no place in the link. Never changed: a change is a new version. */
const dictionary = strToU8(
  [
    `"per 1.000 inwoners","decimals":1,"level":"verband, geen oorzaak","modeluitkomst","type":"waarneming","verklaring",`,
    `"verwachting","zorgpunt","advies","text":" in de telling is veranderd. Wat weten we dan wel?","kind":"model-value",`,
    `"kind":"panel-value","indicator":"jeugdhulp","bijstand","ww-uitkeringen","region":"GM0","period":"2023","2024",`,
    `"level":"gemeente","grain":"year","boundaries":2024,"per":"rate","breakdown":"total","digits":7},"question":"q1"},`,
    `"source":"Verzonnen oefengegevens","retrieved":"2024-","moved":"down","up","same","call":{"unit":"%","value":`,
    `{"format":"samenhang-session/1","id":"","title":"","date":"2024-01-01","synthetic":true,"theme":"werk-en-inkomen",`,
    `"mentale-weerbaarheid","region":"GM0794","questions":[{"id":"q2","text":": wat zien we tussen 2023 en 2024, en hoe kan `,
    `dat komen?","theme":"","numbers":["-GM0-2023","-GM0-2024"]},{"id":"q3"}],"numbers":[{"ref":"","label":"",`,
    `"level":"beschrijving","contribution":{"device":"${handoutDevice}"},"statements":[{"id":"`
  ].join("")
);

/** How much of the hand-out goes along: all of it, or the questions only, with the figures on the screen in the room. */
export type Extent = "all" | "questions";

/**
 * The end of a link that holds what participants get. No names and nothing anybody said: see `handout`.
 */
export function joinFragment(session: Session, extent: Extent): string {
  const whole = handout(session);
  const bare = {...whole, numbers: [], statements: [], contribution: {device: handoutDevice, codeOnly: true}};
  const given =
    extent === "all" ? whole : {...bare, questions: whole.questions.map((each) => ({...each, numbers: []}))};
  const filled = Object.entries(given).filter(([, value]) => !Array.isArray(value) || value.length > 0);
  const packed = deflateSync(strToU8(JSON.stringify(Object.fromEntries(filled))), {level: 9, mem: 8, dictionary});
  return `${joinMark}${version}${lettersOf(packed)}`;
}

/**
 * The text of the hand-out in a link; whether it is a session is for whoever reads the text.
 * @throws InputError `newer-link` for a link of a newer version; `damaged-link` for one that was cut off or changed
 */
export function readFragment(fragment: string): string {
  const letters = fragment.slice(joinMark.length);
  const where = "link";
  if (/^[A-Za-z0-9]/.test(letters) && !letters.startsWith(version))
    throw new InputError("newer-link", "the link was made by a newer version; update, or ask for a file", where);
  try {
    if (!isJoinFragment(fragment) || letters.length > mostLetters) throw new Error("no link, or too long");
    const text = strFromU8(inflateSync(bytesOf(letters.slice(1)), {dictionary}));
    // A cut in the middle unpacks without complaint.
    JSON.parse(text);
    return text;
  } catch {
    throw new InputError("damaged-link", "the link is not whole; ask for it again, or for a file", where);
  }
}

/** Base64 with the letters that may stand in an address (RFC 4648, section 5). */
const lettersOf = (bytes: Uint8Array): string =>
  btoa(strFromU8(bytes, true)).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");

const bytesOf = (letters: string): Uint8Array => strToU8(atob(letters.replaceAll("-", "+").replaceAll("_", "/")), true);
