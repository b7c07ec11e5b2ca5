import type {PanelNote} from "./panel-types.js";

/** Remarks on how a panel was made, joined by what they say: one note an indicator and kind, whatever the number of cells. */
export interface Remarks {
  add(remark: {id: string; indicator: string; kind: PanelNote["kind"]; period: string; text: string}): void;
  notes(): PanelNote[];
}

/** Collects remarks; `text` may hold `{n}` (how often) and `{periods}` (the years they concern). */
export function createRemarks(): Remarks {
  const found = new Map<string, {note: PanelNote; periods: Set<string>; count: number}>();
  return {
    add({id, indicator, kind, period, text}) {
      const key = `panel-${id}-${indicator}`;
      const known = found.get(key);
      if (known) {
        known.count++;
        known.periods.add(period);
        return;
      }
      const note: PanelNote = {
        id: key,
        indicator,
        regions: null,
        starts: period,
        ends: null,
        kind,
        text,
        effect: "warn",
        origin: "panel",
        explainedBy: null
      };
      found.set(key, {note, periods: new Set([period]), count: 1});
    },
    notes: () =>
      [...found.values()]
        .map(({note, periods, count}) => {
          const sorted = [...periods].sort();
          const years = [...new Set(sorted.map((period) => period.slice(0, 4)))].join(", ");
          const text = note.text.replaceAll("{n}", String(count)).replaceAll("{periods}", years);
          return {...note, starts: sorted[0] ?? note.starts, ends: sorted.at(-1) ?? note.starts, text};
        })
        .sort((a, b) => (a.id < b.id ? -1 : 1))
  };
}
