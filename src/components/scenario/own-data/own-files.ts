import type {InputOutputTable} from "../../../models/scenario/input-output/table.js";
import type {RegisterOptions, RegisterRow} from "../../../models/scenario/register.js";

/** Lines of a business register that the reader gave for one municipality. */
export interface OwnRegister {
  /** Tells one file from another, also of the same name. */
  id: number;
  name: string;
  rows: readonly RegisterRow[];
  unit: RegisterOptions["unit"];
  /** Year that the file is of; null: that of the other municipalities. */
  year: number | null;
}

export interface OwnTable {
  id: number;
  name: string;
  table: InputOutputTable;
}

/** Files that the reader gave: in this page's memory only, so that nothing of them stays anywhere. */
export interface OwnFiles {
  register(region: string): OwnRegister | null;
  setRegister(region: string, register: Omit<OwnRegister, "id"> | null): void;
  table(): OwnTable | null;
  setTable(table: Omit<OwnTable, "id"> | null): void;
  subscribe(listener: () => void): void;
}

export function createOwnFiles(): OwnFiles {
  const registers = new Map<string, OwnRegister>();
  const listeners: (() => void)[] = [];
  let table: OwnTable | null = null;
  let serial = 0;
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  return {
    register: (region) => registers.get(region) ?? null,
    setRegister(region, register) {
      if (register === null) registers.delete(region);
      else registers.set(region, {...register, id: ++serial});
      tell();
    },
    table: () => table,
    setTable(next) {
      table = next === null ? null : {...next, id: ++serial};
      tell();
    },
    subscribe: (listener) => void listeners.push(listener)
  };
}
