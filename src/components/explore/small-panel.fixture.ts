import type {PanelFile, PanelIndex} from "../../../loaders/site/panel-file.js";
import {createRandom} from "../../models/statistics/random.js";
import {makePanel, type PanelTable} from "./panel.js";

/**
 * 24 municipalities in six provinces, from a first year to 2022; b follows a after two years, c is noise with gaps and a
 * break in 2021.
 */
export function smallPanel(first = 2015): PanelTable {
  const years = Array.from({length: 2023 - first}, (_, step) => String(first + step));
  const random = createRandom(7, 1);
  const codes = Array.from({length: 24}, (_, place) => `GM${String(place).padStart(4, "0")}`);
  const index: PanelIndex = {
    ...{boundaryYear: 2024, synthetic: true, evidence: {bases: {}, effects: [], follows: []}},
    indicators: ["a", "b", "c"].map((id) => ({
      ...{
        id,
        title: id,
        unit: "%",
        decimals: 1,
        measure: "percentage",
        persons: null,
        themes: [],
        direction: "none",
        synonyms: []
      },
      extents: {year: [String(first), "2022"]}
    })),
    regions: codes.map((code, place) => ({
      ...{
        code,
        name: code,
        corop: `CR${place % 12}`,
        province: `PV${place % 6}`,
        population: 1000,
        longitude: null,
        latitude: null
      }
    }))
  };
  const a = Object.fromEntries(codes.map((code, place) => [code, years.map(() => place + random.normal())]));
  const b = Object.fromEntries(
    codes.map((code) => [code, years.map((_, step) => 2 * (a[code]?.[step - 2] ?? 0) + 0.3 * random.normal())])
  );
  const c = Object.fromEntries(
    codes.map((code) => [code, years.map((_, step) => (step === 3 ? null : random.normal()))])
  );
  const file = (indicator: string, values: PanelFile["values"], notes: PanelFile["notes"] = []): PanelFile => ({
    ...{
      indicator,
      grain: "year",
      boundaryYear: 2024,
      periods: years,
      values,
      estimated: 0,
      missing: {},
      notes,
      uses: {},
      sources: [],
      baseSources: []
    }
  });
  const seam = {id: "c-2021", kind: "series-break", effect: "exclude", starts: "2021-01-01", ends: null} as const;
  return makePanel(index, [
    file("a", a),
    file("b", b),
    file("c", c, [{...seam, text: "Andere telling vanaf 2021.", indicator: "c"}])
  ]);
}
