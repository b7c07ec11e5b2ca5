/** What a query takes. */
export type SqlValue = string | number | boolean | null;

/** What a query gives. */
export type Cell = string | number | boolean | Date | null;
export type Row = Record<string, Cell>;

/** The part of an Arrow table that is used here: kept small, so that tests need no Arrow. */
export interface ArrowTable {
  readonly numRows: number;
  readonly schema: {readonly fields: readonly {readonly name: string; readonly type: ArrowType}[]};
  getChildAt(index: number): {get(row: number): unknown} | null;
}

interface ArrowType {
  /** Number of the type in the Arrow format. */
  readonly typeId: number;
  readonly scale?: number;
  toString(): string;
}

/** Numbers of types in the Arrow format (Schema.fbs). */
const arrow = {decimal: 7, date: 8, timestamp: 10} as const;

/**
 * Rows of plain values from an Arrow table. DECIMAL and HUGEINT arrive as unscaled 128-bit words (1.5 as 15), BIGINT as
 * BigInt: all become the nearest number. Throws for a column that is none of number, text, truth, date (lists, structs,
 * intervals, bytes), with what to do.
 */
export function plainRows(table: ArrowTable): Row[] {
  const columns = table.schema.fields.map(({name, type}, index) => ({
    name,
    values: table.getChildAt(index),
    convert: converter(name, type)
  }));
  return Array.from({length: table.numRows}, (_, row) =>
    Object.fromEntries(columns.map(({name, values, convert}) => [name, convertCell(values?.get(row), convert)]))
  );
}

const convertCell = (value: unknown, convert: (value: unknown) => Cell): Cell =>
  value === null || value === undefined ? null : convert(value);

function converter(name: string, type: ArrowType): (value: unknown) => Cell {
  if (type.typeId === arrow.decimal) return (value) => decimalToNumber(value, type.scale ?? 0, name);
  if (type.typeId === arrow.date || type.typeId === arrow.timestamp) return (value) => toDate(value, name, type);
  return (value) => {
    if (typeof value === "bigint") return Number(value);
    if (typeof value === "number" || typeof value === "string" || typeof value === "boolean") return value;
    throw unsupported(name, type);
  };
}

/** A decimal as two's complement words, least significant first, divided by 10^scale: correctly rounded, by way of text. */
function decimalToNumber(value: unknown, scale: number, name: string): number {
  if (typeof value === "number") return value;
  if (typeof value === "bigint") return scaled(value, scale);
  if (!(value instanceof Uint32Array)) throw new Error(`column ${name}: not a decimal`);
  let unscaled = 0n;
  for (let index = value.length - 1; index >= 0; index--) unscaled = (unscaled << 32n) | BigInt(value[index] ?? 0);
  return scaled(BigInt.asIntN(32 * value.length, unscaled), scale);
}

const scaled = (unscaled: bigint, scale: number): number => Number(`${unscaled}e${-scale}`);

function toDate(value: unknown, name: string, type: ArrowType): Date {
  if (value instanceof Date) return value;
  if (typeof value === "number" || typeof value === "bigint") return new Date(Number(value));
  throw unsupported(name, type);
}

const unsupported = (name: string, type: ArrowType): Error =>
  new Error(`column ${name} is of type ${type.toString()}: cast it to VARCHAR or DOUBLE in the query`);
