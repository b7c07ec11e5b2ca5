import {BadAnswer} from "./bad-answer.js";

export type Row = Readonly<Record<string, unknown>>;

/** One answer of an OData collection, v4 (`@odata.nextLink`) or v3 (`odata.nextLink`). */
export interface ODataPage {
  rows: readonly Row[];
  nextLink: string | null;
}

/** Parses a collection. Throws BadAnswer when the text is cut short, is a web page, or is no list of rows. */
export function parsePage(text: string): ODataPage {
  const document = parseJson(text);
  const {value} = document;
  if (!Array.isArray(value)) throw new BadAnswer("invalid-json", `the answer has no list of rows${errorIn(document)}`);
  if (!value.every(isRecord)) throw new BadAnswer("invalid-json", "the answer holds rows that are not objects");
  const nextLink = document["@odata.nextLink"] ?? document["odata.nextLink"] ?? null;
  if (nextLink !== null && (typeof nextLink !== "string" || nextLink === ""))
    throw new BadAnswer("invalid-json", "the answer's link to the next page is not a text");
  return {rows: value, nextLink};
}

/** Parses a single JSON object, such as Properties. */
export function parseJson(text: string): Row {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    const isWebPage = /^\s*</.test(text);
    throw new BadAnswer(
      "invalid-json",
      isWebPage ? "the answer is a web page, not data" : "the answer is cut short or not JSON"
    );
  }
  if (!isRecord(document)) throw new BadAnswer("invalid-json", "the answer is not a JSON object");
  return document;
}

const isRecord = (value: unknown): value is Row => typeof value === "object" && value !== null && !Array.isArray(value);

const errorIn = (document: Row): string => ("error" in document || "odata.error" in document ? " but an error" : "");
