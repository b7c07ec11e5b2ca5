import type {SystemFile} from "../../../../models/system/format.js";
import {defaultScenario} from "../../options.js";
import {benefitDefaults} from "../../../../models/scenario/measures.js";
import type {ScenarioWarning} from "../../../../models/scenario/warning-codes.js";
import type {ScenarioBasis} from "../../steps/scenario.js";
import type {ProjectedRegion} from "../../../../bin/scenario-text.js";
import {cellWords} from "../../../../src/components/scenario/warning-words.js";
import {inSentence, labelOf} from "../../../../src/components/system/natural.js";
import type {Row, TableData} from "../../../../src/components/table-data.js";
import type {Source} from "../../../../src/components/types.js";
import {formatDate, formatNumber, formatPercent, formatSigned} from "../../../../src/locale/format.js";
import {sectorNames} from "../../../../src/locale/scenario.js";
import {scenarioConditions} from "../../../../src/locale/scenario-conditions.js";
import {storyScenario as words} from "../../../../src/locale/story-scenario.js";
import {storyWords} from "../../../../src/locale/story.js";
import {rowsPicture, type PictureRow} from "../../pictures/rows-picture.js";
import type {StoryBlock, StorySection} from "../parts.js";
import type {Told} from "../told.js";
import {changeUnit, number, text} from "./columns.js";

/** The publication, and that the rest is a calculation. */
export function scenarioSources({scenario, warehouse}: Told): Source[] {
  const {publisher, title, published} = scenario.chosen.publication;
  return [
    {publisher, title, period: words.publishedOn(formatDate(published))},
    {publisher: storyWords.source.calculation(warehouse.synthetic ? storyWords.source.made : words.basis)}
  ];
}

/** "CPB, Juniraming 2020; berekening van Samenhang op …". */
export const scenarioSource = (told: Told): string =>
  scenarioSources(told)
    .map(({publisher, title}) => [publisher, title].filter(Boolean).join(", "))
    .join("; ");

/** The scenario over the municipalities: sectors, unemployment, care. */
export function scenarioSection(told: Told): StorySection {
  const {scenario} = told;
  const {publication, variant} = scenario.chosen;
  const shared = {level: "model", sources: scenarioSources(told)} as const;
  const source = scenarioSource(told);
  const year = String(scenario.area.year);
  return {
    id: "raming",
    title: words.heading,
    blocks: [
      {kind: "text", text: words.why(publication.title, variant.label, formatDate(publication.published))},
      ...(variant.id === defaultScenario ? [{kind: "text", text: words.whyDefault} as const] : []),
      {kind: "text", text: words.chain},
      ...(publication.unemploymentDefinition === "old" ? [{kind: "text", text: words.definition} as const] : []),
      ...scenario.regions.flatMap((region) => regionBlocks(region, told, source)),
      {
        ...{kind: "picture", name: "werkloosheid", ...shared},
        ...{title: words.picture.title(year), subtitle: words.picture.subtitle},
        draw: (width) =>
          rowsPicture(areaRows(told), {label: words.picture.title(year), width, zero: false, decimals: 1})
      },
      areaSentence(told, source),
      {kind: "care", title: words.warnings, items: conditions(told)},
      {
        ...{kind: "table", name: "raming", title: words.table.title, subtitle: words.table.subtitle},
        ...{...shared, data: outcomeData(told), isFolded: true}
      },
      {
        ...{kind: "table", name: "raming-gebied", title: words.area.title(scenario.area.name)},
        ...{subtitle: words.area.subtitle(year), ...shared, data: areaData(told), isFolded: true}
      },
      {
        ...{kind: "table", name: "bedrijfstakken", title: words.sectors.title, subtitle: words.sectors.subtitle},
        ...{...shared, data: sectorData(told), isFolded: true}
      },
      {
        ...{kind: "table", name: "marge", title: words.variance.title, subtitle: words.variance.subtitle},
        ...{...shared, data: varianceData(told), isFolded: true}
      }
    ]
  };
}

const percentOf = (value: number | null | undefined): string => formatPercent(value, 1);

function regionBlocks(region: ProjectedRegion, told: Told, source: string): StoryBlock[] {
  const {model} = told.evidence;
  const last = region.unemployment.at(-1);
  const first = told.scenario.chosen.publication.baseYear;
  if (last === undefined) return [];
  const {jobs, growth} = region;
  const whole = (value: number): string => formatSigned(Math.round(value / 10) * 10, 0);
  const said = (text: string, isLead = false): StoryBlock => ({kind: "said", text, level: "model", source, isLead});
  return [
    {kind: "heading", text: words.place(region.name)},
    said(
      words.level(
        ...([region.name, percentOf(last.value), last.period, percentOf(last.low), percentOf(last.high)] as const)
      ),
      true
    ),
    said(
      words.jobsChange(region.name, whole(jobs.change), whole(jobs.low), whole(jobs.high), last.period, String(first))
    ),
    said(words.mix(percentOf(growth.national), formatSigned(growth.mix, 1), percentOf(growth.total))),
    {
      ...{kind: "table", name: `raming-${region.region.toLowerCase()}`, level: "model", sources: scenarioSources(told)},
      ...{title: words.lastYear.title(region.name, last.period), subtitle: words.lastYear.subtitle},
      data: lastYearData(region, model, last.period)
    },
    {kind: "text", text: words.notNeed}
  ];
}

/** What changes in the last year, each outcome in its own unit. */
function lastYearData({benefits, care}: ProjectedRegion, model: SystemFile, year: string): TableData {
  const {columns} = words.lastYear;
  const of = <Item extends {period: string}>(items: readonly Item[]): Item[] =>
    items.filter(({period}) => period === year);
  return {
    columns: [
      text("outcome", columns.outcome),
      {...number("value", columns.value), decimals: undefined},
      {...number("low", columns.low), decimals: undefined},
      {...number("high", columns.high), decimals: undefined},
      text("unit", columns.unit)
    ],
    rows: [
      ...of(benefits).map(({benefit, value, low, high}) => ({
        ...{outcome: words.outcomes[benefit], unit: words.units.persons},
        ...{value: tens(value), low: tens(low), high: tens(high)}
      })),
      ...of(care).map(({variable, unit, value, low, high}) => ({
        ...{outcome: labelOf(model, variable), unit: changeUnit(unit)},
        ...alike({value, low, high})
      }))
    ]
  };
}

/** Persons as one says them; the file with all outcomes holds them in full. */
const tens = (value: number): number => Math.round(value / 10) * 10;

/** With as many decimals each as the middle needs for two figures, so that the three can be compared at a glance. */
function alike(band: {value: number; low: number; high: number}): Row {
  const size = Math.abs(band.value) || Math.max(Math.abs(band.low), Math.abs(band.high));
  const decimals = size > 0 ? Math.max(0, 1 - Math.floor(Math.log10(size))) : 0;
  return Object.fromEntries(Object.entries(band).map(([key, value]) => [key, formatNumber(value, decimals)]));
}

function areaRows({scenario}: Told): PictureRow[] {
  const inArea = new Set(scenario.area.places.map(({region}) => region));
  const named = scenario.regions
    .filter(({region}) => !inArea.has(region))
    .flatMap(({name, unemployment}) => {
      const last = unemployment.at(-1);
      return last === undefined ? [] : [{name, unemployment: last.value, low: last.low, high: last.high}];
    });
  return [...named, ...scenario.area.places].map(({name, unemployment, low, high}) => ({
    ...{label: name, estimate: unemployment, low, high},
    value: words.band(formatNumber(unemployment, 1), formatNumber(low, 1), formatNumber(high, 1))
  }));
}

function areaSentence({scenario}: Told, source: string): StoryBlock {
  const {name, places} = scenario.area;
  const order = [...places].sort((a, b) => a.unemployment - b.unemployment || (a.region < b.region ? -1 : 1));
  const [least, most] = [order[0], order.at(-1)];
  const range = words.area.sentence(
    ...([name, formatNumber(places.length, 0), percentOf(least?.unemployment), least?.name ?? ""] as const),
    ...([percentOf(most?.unemployment), most?.name ?? ""] as const)
  );
  const isApart = (least?.high ?? Infinity) < (most?.low ?? -Infinity);
  const text = `${range} ${isApart ? words.area.someApart : words.area.overlap}`;
  return {kind: "said", text, level: "model", source};
}

/** What the result rests on and what to be careful with, in the words of the site; each once for all municipalities. */
function conditions({scenario, evidence, warehouse}: Told): string[] {
  const {publication, variant} = scenario.chosen;
  const [region] = scenario.regions;
  if (region === undefined) return [];
  const codes = new Map(scenario.regions.flatMap(({warnings}) => warnings).map((each) => [each.code, each.message]));
  const year = (code: ScenarioWarning["code"]): string => /\b\d{4}\b/.exec(codes.get(code) ?? "")?.[0] ?? "";
  const base = String(publication.baseYear);
  const own = scenarioConditions;
  const dated = (["no-gdp", "no-unemployment", "slope-not-national", "jobs-shifted"] as const)
    .filter((code) => codes.has(code))
    .map((code) => own.codes[code](year(code)));
  return [
    ...assumptions(scenario.basis, evidence.model.name),
    ...(warehouse.synthetic ? [own.synthetic] : []),
    ...(codes.has("old-structure") ? [own.codes["old-structure"](String(region.structureYear), base)] : []),
    ...(codes.has("levels-of-another-year")
      ? [own.codes["levels-of-another-year"](year("levels-of-another-year"), base)]
      : []),
    ...dated,
    ...variant.cells.flatMap(cellWords),
    // Commuters are spoken of among the assumptions.
    ...[...codes.keys()]
      .filter((code) => code !== "no-commuting" && !(code in own.codes))
      .flatMap((code) => own.plain[code] ?? [])
  ];
}

function assumptions(
  {firstYear, approximated, lambda, jobsFrom, commutingYear}: ScenarioBasis,
  model: string
): string[] {
  const own = scenarioConditions;
  const {ww, bijstand} = benefitDefaults;
  const percent = (share: number): string => formatNumber(100 * share, 0);
  const names = approximated.map((code) => inSentence(sectorNames[code])).join("; ");
  return [
    ...(lambda === null ? [] : [own.approximated(names, String(firstYear), formatNumber(lambda, 2))]),
    own.jobs[jobsFrom],
    own.sameGrowth,
    own.theta(formatNumber(1)),
    commutingYear === null ? own.noCommuting : own.commuting(String(commutingYear)),
    own.benefits(
      ...([percent(ww.share), formatNumber(ww.delay, 1)] as const),
      ...([percent(bijstand.share), formatNumber(bijstand.delay, 1)] as const)
    ),
    own.care(model)
  ];
}

function outcomeData({scenario, evidence}: Told): TableData {
  const {columns} = words.table;
  const noPersons = {missing: words.noPersons};
  const rows = scenario.regions.flatMap(({name, unemployment, benefits, care}): Row[] => [
    ...unemployment.map(({period, value, low, high}) => ({
      ...{place: name, outcome: words.outcomes.unemployment, unit: words.units.unemployment, year: period},
      ...{value, low, high, persons: noPersons}
    })),
    ...benefits.map(({benefit, period, value, low, high}) => ({
      ...{place: name, outcome: words.outcomes[benefit], unit: words.units.persons, year: period, value, low, high},
      persons: value
    })),
    ...care.map(({variable, unit, period, value, low, high, absolute}) => ({
      ...{place: name, outcome: labelOf(evidence.model, variable), unit: changeUnit(unit), year: period},
      ...{value, low, high, persons: absolute?.value ?? noPersons}
    }))
  ]);
  return {
    columns: [
      text("place", columns.place),
      text("outcome", columns.outcome),
      text("unit", columns.unit),
      text("year", columns.year),
      number("value", columns.value, undefined, 2),
      number("low", columns.low, undefined, 2),
      number("high", columns.high, undefined, 2),
      number("persons", columns.persons)
    ],
    rows
  };
}

function areaData({scenario, evidence}: Told): TableData {
  const {columns} = words.area;
  const outcomes = Object.keys(scenario.area.places[0]?.care ?? {});
  return {
    columns: [
      text("place", columns.place),
      number("unemployment", columns.unemployment, words.units.unemployment, 1),
      number("low", columns.low, words.units.unemployment, 1),
      number("high", columns.high, words.units.unemployment, 1),
      number("change", columns.change, words.units.points, 1),
      ...outcomes.map((id) => {
        const scale = evidence.model.variables.find((each) => each.id === id)?.scale;
        return number(id, labelOf(evidence.model, id), changeUnit(scale?.unit ?? ""), 2);
      })
    ],
    rows: scenario.area.places.map(({name, unemployment, low, high, change, care}) => ({
      ...{place: name, unemployment, low, high, change},
      ...care
    }))
  };
}

function sectorData({scenario}: Told): TableData {
  const {columns} = words.sectors;
  return {
    columns: [
      text("place", columns.place),
      text("sector", columns.sector),
      number("share", columns.share, "%", 1),
      number("quotient", columns.quotient, undefined, 2),
      number("shock", columns.shock, "%", 1),
      number("contribution", columns.contribution, words.units.points, 2)
    ],
    rows: scenario.regions.flatMap(({name, sectors}) =>
      sectors.map(({code, share, locationQuotient, shock, contribution}): Row => ({
        ...{place: name, sector: sectorNames[code], share: 100 * share, shock, contribution},
        quotient: locationQuotient ?? {missing: words.noPersons}
      }))
    )
  };
}

function varianceData({scenario, evidence}: Told): TableData {
  const {columns} = words.variance;
  const parts = ["scenario", "sectors", "parameters", "links", "transfer"] as const;
  const label = (outcome: string): string =>
    words.outcomes[outcome] ?? (outcome === "jobs" ? words.jobs : labelOf(evidence.model, outcome));
  return {
    columns: [
      text("place", columns.place),
      text("outcome", columns.outcome),
      text("year", columns.year),
      ...parts.map((part) => number(part, columns[part], "%"))
    ],
    rows: scenario.regions.flatMap(({name, variances}) =>
      variances.map((row): Row => ({
        ...{place: name, outcome: label(row.outcome), year: row.period},
        ...Object.fromEntries(parts.map((part) => [part, 100 * row[part]]))
      }))
    )
  };
}
