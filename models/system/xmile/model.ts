import type {Lookup} from "./lookup.js";

/** What an XMILE file says, names as written. */
export interface XmileFile {
  readonly name: string;
  readonly simulation: SimulationSpecs;
  readonly dimensions: ReadonlyMap<string, readonly string[]>;
  /** The root model has the name "". */
  readonly models: readonly XmileModel[];
  readonly macros: readonly XmileMacro[];
  /** Text of our own extension, when the file was made here. */
  readonly extension: string | null;
}

export interface SimulationSpecs {
  readonly start: number;
  readonly stop: number;
  readonly step: number;
  readonly saveStep: number;
  readonly method: "euler" | "rk4";
  readonly timeUnit: string;
}

export interface XmileModel {
  readonly name: string;
  readonly variables: readonly XmileVariable[];
  readonly modules: readonly XmileModule[];
}

export interface XmileModule {
  readonly name: string;
  /** Name of the model it is made of; its own when left out. */
  readonly model: string;
  readonly connects: readonly {readonly to: string; readonly from: string}[];
}

export interface XmileVariable {
  readonly kind: "stock" | "flow" | "aux";
  readonly name: string;
  /** Folded names of dimensions. */
  readonly dimensions: readonly string[];
  /** One for all elements, or one an element in the order of rows. */
  readonly equations: readonly string[];
  /** By folded element names, joined by commas. */
  readonly elements: ReadonlyMap<string, ElementEquation>;
  readonly initial: string | null;
  readonly inflows: readonly string[];
  readonly outflows: readonly string[];
  readonly nonNegative: boolean;
  readonly lookup: Lookup | null;
  readonly units: string | null;
  readonly doc: string | null;
}

export interface ElementEquation {
  readonly equation: string | null;
  readonly lookup: Lookup | null;
}

export interface XmileMacro {
  readonly name: string;
  readonly parameters: readonly {readonly name: string; readonly preset: string | null}[];
  readonly equation: string;
  readonly variables: readonly XmileVariable[];
}
