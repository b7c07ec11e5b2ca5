import {uniformInt} from "pure-rand/distribution/uniformInt";
import type {RandomGenerator} from "pure-rand/types/RandomGenerator";

type Page = {value: Record<string, unknown>[]} & Record<string, unknown>;

const nonsense: readonly unknown[] = [
  null,
  "",
  " ",
  0,
  -1,
  1.5,
  2 ** 60,
  true,
  [],
  {},
  [[[]]],
  {a: {b: 1}},
  "Ω\u0000",
  "http://[",
  "?",
  "javascript:1",
  "__proto__",
  "*",
  "1e3",
  "GM0001",
  "2010JJ00"
];

/** One random fault in the text of an answer: at the level of bytes, or of rows and fields. Same seed, same fault. */
export function mutate(text: string, random: RandomGenerator): Uint8Array {
  const pick = (upTo: number): number => uniformInt(random, 0, Math.max(0, upTo - 1));
  const bytes = Buffer.from(text);
  const from = pick(bytes.length);
  const to = Math.min(bytes.length, from + 1 + pick(200));
  const page = (edit: (document: Page) => unknown): Buffer => {
    const parsed: unknown = JSON.parse(text);
    const document = (typeof parsed === "object" && parsed !== null ? parsed : {}) as Page;
    if (!Array.isArray(document.value)) document.value = [];
    return Buffer.from(JSON.stringify(edit(document) ?? document));
  };
  const anyRow = (document: Page): Record<string, unknown> => document.value[pick(document.value.length)] ?? {};
  const anyField = (row: Record<string, unknown>): string => Object.keys(row)[pick(Object.keys(row).length)] ?? "Id";
  const anyValue = (): unknown => nonsense[pick(nonsense.length)];
  const faults: (() => Uint8Array)[] = [
    () => bytes.subarray(0, from),
    () => Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]),
    () => Buffer.concat([bytes.subarray(0, to), bytes.subarray(from)]),
    () => Buffer.concat([bytes.subarray(0, from), Buffer.from([pick(256)]), bytes.subarray(from + 1)]),
    () => Buffer.concat([bytes.subarray(0, from), Buffer.from([0xef, 0xbb, 0xbf, 0xff]), bytes.subarray(from)]),
    () => Buffer.from(text.replace(/"(Value|Id|ID)":-?[\d.]+/, '"$1":1e999')),
    () => Buffer.from(text.replaceAll(/:null/g, ":NaN")),
    () => Buffer.from(`${"[".repeat(50_000)}${"]".repeat(50_000)}`),
    () => Buffer.from(text.replace("[{", `[{"x":${"[".repeat(20_000)}${"]".repeat(20_000)},`)),
    () => Buffer.from(text.replace("[{", '[{"__proto__":{"Id":1},')),
    () => Buffer.from(JSON.stringify(anyValue())),
    () => Buffer.from(""),
    () => page((document) => [document]),
    () => page((document) => ({...document, value: anyValue()})),
    () => page((document) => ({...document, value: []})),
    () => page((document) => void document.value.pop()),
    () => page((document) => void document.value.shift()),
    () => page((document) => void document.value.push(anyRow(document))),
    () => page((document) => void document.value.reverse()),
    () => page((document) => void document.value.push(anyValue() as Record<string, unknown>)),
    () => page((document) => void Reflect.deleteProperty(anyRow(document), anyField(anyRow(document)))),
    () => page((document) => void (anyRow(document)[anyField(anyRow(document))] = anyValue())),
    () => page((document) => void (document["@odata.nextLink"] = document["odata.nextLink"] = anyValue())),
    () =>
      page((document) => {
        delete document["@odata.nextLink"];
        delete document["odata.nextLink"];
      }),
    () => page((document) => ({...document, error: {message: "no"}, value: undefined}))
  ];
  return faults[pick(faults.length)]!();
}
