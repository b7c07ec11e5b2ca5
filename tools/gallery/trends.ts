import {browserEffects, type Effects} from "../../src/components/effects.js";
import {figure, type FigureOptions} from "../../src/components/figure.js";
import {Trend, type TrendOptions} from "../../src/components/trend.js";
import {straightLine} from "../../src/components/trend-line.js";
import {runsOf} from "../../src/components/trend-segments.js";
import type {Note, Series, Source} from "../../src/components/types.js";
import {helmond, periodic, seriesTable, yearly, youthCare} from "./samples.js";

const unit = "% van de volwassenen";
const definition = {text: "Vanaf 2021 telt het CBS jongeren tot en met 24 jaar mee, en niet meer tot en met 22 jaar."};

/** Trends in every state that has gone wrong somewhere: breaks close together, lines on top of each other, nothing at all. */
export function trendFigures({
  source,
  effects = browserEffects,
  notes
}: {
  source: Source;
  effects?: Effects;
  notes: readonly Note[];
}): HTMLElement[] {
  const events = [
    {
      starts: "2020-03-12",
      ends: "2022-03-15",
      label: "corona",
      text: "Eerste maatregelen op 12 maart 2020, de laatste vervielen in maart 2022."
    },
    {starts: "2015-01-01", label: "Jeugdwet"}
  ];
  return [
    trendFigure(
      helmond,
      {
        grain: "year",
        unit: "%",
        decimals: 1,
        events,
        baseline: {level: 10.5, low: 9.8, high: 11.2, range: "2015 tot en met 2019"}
      },
      {
        title: "In Helmond melden meer volwassenen psychische klachten dan vóór de crisis",
        synthetic: true,
        filters: [
          ["Gebied", "Helmond (GM0794)"],
          ["Vergeleken met", "Nederland"]
        ],
        notes: notes
      }
    ),
    trendFigure(
      youthCare,
      {grain: "year", unit: "%", decimals: 1, events, breaks: [{starts: "2021-01-01", text: definition.text}]},
      {title: "Jeugdzorg vóór en na 2021 is niet te vergelijken", notes: notes, level: "association"}
    ),
    trendFigure(
      [
        {
          id: "a",
          label: "Aanmeldingen",
          points: periodic(
            "2017-01-01",
            "month",
            90,
            (index) => 23 + 6 * Math.sin(index / 2) - (index > 38 && index < 52 ? 12 : 0)
          )
        }
      ],
      {
        grain: "month",
        unit: "per 10.000",
        decimals: 0,
        events,
        breaks: [
          {starts: "2019-07-01", label: "ander systeem", text: "nieuw registratiesysteem"},
          {starts: "2020-01-01", label: "nieuwe indeling", text: "wijken anders ingedeeld"},
          {starts: "2020-04-01", label: "telefonisch ook geteld", text: "ook telefonische aanmeldingen"},
          {starts: "2022-01-01", label: "fusie van twee gemeenten", text: "gemeenten samengegaan"}
        ]
      },
      {title: "Vier breuken en twee gebeurtenissen staan naast elkaar"}
    ),
    trendFigure(
      Array.from({length: 5}, (_, line) => ({
        id: `s${line}`,
        label: ["Groningen", "Friesland", "Drenthe", "Overijssel en Flevoland samen", "Gelderland"][line] ?? "",
        points: periodic("2019-01-01", "quarter", 20, (index) => 10 + Math.sin(index / 3 + line / 40) + line / 50)
      })),
      {grain: "quarter", unit: "%", decimals: 1},
      {title: "Vijf lijnen die bijna samenvallen"}
    ),
    trendFigure(
      Array.from({length: 8}, (_, line) => ({
        id: `s${line}`,
        label: `Provincie ${line + 1}`,
        points: yearly(
          2015,
          Array.from({length: 9}, (_, index) => 5 + line + Math.sin(index + line))
        )
      })),
      {grain: "year", unit: "%", decimals: 1},
      {title: "Acht lijnen krijgen een legenda"}
    ),
    trendFigure(
      [{id: "n", label: "Verandering", points: yearly(2015, [-3.2, -1.1, 0.4, 2.2, -5.8, 1.1])}],
      {
        grain: "year",
        unit: "%",
        decimals: 1,
        straightLine: straightLine(
          runsOf({id: "n", label: "", points: yearly(2015, [-3.2, -1.1, 0.4, 2.2, -5.8, 1.1])}, "year", [])[0] ?? []
        )
      },
      {title: "Onder nul, met een rechte lijn ter oriëntatie"}
    ),
    trendFigure(
      [{id: "one", label: "Eén cijfer", points: yearly(2020, [3_600_000_000])}],
      {grain: "year", unit: "euro"},
      {title: "Eén punt"}
    ),
    trendFigure(
      [{id: "none", label: "Niets", points: yearly(2018, [null, null, null])}],
      {grain: "year", unit: "%"},
      {title: "Alles ontbreekt"}
    )
  ];

  function trendFigure(
    series: readonly Series[],
    trend: Omit<TrendOptions, "label" | "width">,
    more: Partial<FigureOptions> & {title: string}
  ): HTMLElement {
    const label = `Lijngrafiek: ${more.title}`;
    return figure(({width}) => Trend(series, {...trend, label, width}), {
      subtitle: `Psychische klachten, ${trend.unit ?? unit}`,
      label,
      table: seriesTable(series, trend.unit ?? unit, trend.grain),
      sources: [source],
      level: "description",
      effects,
      ...more
    });
  }
}
