import type {CardData} from "../../src/components/indicator-card.js";
import type {RegionValue} from "../../src/components/map.js";
import type {Circle} from "../../src/components/map-shapes.js";
import type {TableData} from "../../src/components/table-data.js";
import type {Grain, Point, Series, Source} from "../../src/components/types.js";
import {nextPeriod} from "../../src/locale/period.js";

/** Made-up numbers that are the same each time (Park and Miller's generator). */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 16807) % 2147483647) / 2147483647;
}

export const source: Source = {
  publisher: "CBS",
  title: "Jeugdzorg in natura",
  table: "85099NED",
  url: "https://www.cbs.nl/",
  period: "2015 tot en met 2024",
  retrievedAt: "2026-11-20T10:00:00Z",
  status: "provisional",
  licence: "CC BY 4.0",
  vintage: "cbs-85099ned@0123456789ab"
};

export function yearly(first: number, values: readonly (number | null)[], more: Partial<Point> = {}): Point[] {
  return values.map((value, index) => ({
    period: `${first + index}-01-01`,
    value,
    missing: value === null ? "suppressed" : null,
    ...more
  }));
}

export function periodic(first: string, grain: Grain, count: number, value: (index: number) => number): Point[] {
  const points: Point[] = [];
  let period = first;
  for (let index = 0; index < count; index++, period = nextPeriod(period, grain))
    points.push({period, value: value(index), missing: null});
  return points;
}

export const youthCare: Series[] = [
  {
    id: "old",
    label: "Jongeren van 0 tot en met 22 jaar (oude telling)",
    token: "mental",
    points: yearly(2015, [9.1, 9.4, 9.6, 9.9, 10.4, 10.1])
  },
  {
    id: "new",
    label: "Jongeren van 0 tot en met 24 jaar (nieuwe telling)",
    points: [
      ...yearly(2021, [10.9, 10.7, 10.8]),
      {period: "2024-01-01", value: 11.1, missing: null, status: "provisional"}
    ]
  }
];

export const helmond: Series[] = [
  {
    id: "GM0794",
    label: "Helmond",
    token: "mental",
    points: yearly(2012, [9.6, 9.9, 10.2, 10.0, 10.4, 10.6, 11.0, 10.8, 12.9, 14.2, 13.8, 12.4]).map((point) => ({
      ...point,
      low: (point.value ?? 0) - 1.1,
      high: (point.value ?? 0) + 1.1
    }))
  },
  {
    id: "NL01",
    label: "Nederland",
    isReference: true,
    points: yearly(2012, [9.2, 9.4, 9.5, null, 9.9, 10.1, 10.3, 10.5, 11.9, 13.1, 12.9, 12.0])
  }
];

export function municipalities(count = 342): {values: RegionValue[]; circles: Circle[]} {
  const random = createRandom(7);
  const values: RegionValue[] = [];
  const circles: Circle[] = [];
  for (let index = 0; index < count; index++) {
    const code = `GM${String(index + 1).padStart(4, "0")}`;
    const name =
      index === 3 ? "Gemeente met een bijzonder lange naam aan de Rijn en de Maas" : `Voorbeeldstad ${index + 1}`;
    const isMissing = index % 29 === 5;
    values.push({
      code,
      name,
      value: isMissing ? null : 4 + 6 * random() + 4 * random(),
      missing: isMissing ? "suppressed" : null
    });
    circles.push({
      code,
      x: (index % 19) * 10 + 3 * random(),
      y: Math.floor(index / 19) * 10 + 3 * random(),
      r: 2.5 + 2 * random()
    });
  }
  return {values, circles};
}

export function municipalTable(values: readonly RegionValue[]): TableData {
  return {
    columns: [
      {key: "name", label: "Gemeente", type: "text"},
      {key: "code", label: "Code", type: "text"},
      {key: "value", label: "Psychische klachten", type: "number", unit: "% van de volwassenen", decimals: 1}
    ],
    rows: values.map(({name, code, value, missing}) => ({name, code, value: value ?? {missing: missing ?? null}}))
  };
}

export function seriesTable(series: readonly Series[], unit: string, grain: Grain = "year"): TableData {
  const periods = [...new Set(series.flatMap(({points}) => points.map(({period}) => period)))].sort();
  return {
    columns: [
      {key: "period", label: "Periode", type: "period", grain},
      ...series.map(({id, label}) => ({key: id, label, type: "number" as const, unit, decimals: 1}))
    ],
    rows: periods.map((period) => ({
      period,
      ...Object.fromEntries(
        series.map(({id, points}) => {
          const point = points.find((each) => each.period === period);
          return [id, point?.value ?? {missing: point?.missing ?? "not-available"}];
        })
      )
    }))
  };
}

export const card: CardData = {
  id: "psychische-klachten",
  title: "Psychische klachten",
  unit: "% van de volwassenen",
  decimals: 1,
  grain: "year",
  points: helmond[0]?.points ?? [],
  direction: "up-is-worse",
  change: {difference: 1.8, reference: "2019", exceedsNoise: true},
  baseline: {level: 10.5, low: 9.8, high: 11.2, range: "2015 tot en met 2019"},
  source: {publisher: "RIVM", table: "50052NED", status: "synthetic", synthetic: true},
  kind: "panel",
  token: "mental"
};
