import type {SystemFile} from "../../../../models/system/format.js";
import {defaultScenario} from "../../options.js";
import {benefitDefaults} from "../../../../models/scenario/measures.js";
import type {ScenarioBasis} from "../../steps/scenario.js";
import type {ProjectedRegion} from "../../../../bin/scenario-text.js";
import {cellWords} from "../../../../src/components/scenario/warning-words.js";
import {inSentence, labelOf, unitOf, variableOf} from "../../../../src/components/system/natural.js";
import type {Column, Row, TableData} from "../../../../src/components/table-data.js";
import type {Source} from "../../../../src/components/types.js";
import {changeUnit, formatDate, formatNumber, formatPercent, formatSigned} from "../../../../src/locale/format.js";
import {listWords} from "../../../../src/locale/reading-words.js";
import {sectorNames} from "../../../../src/locale/scenario.js";
import {scenarioConditions, warningSentence} from "../../../../src/locale/scenario-conditions.js";
import {storyScenario as words} from "../../../../src/locale/story-scenario.js";
import {storyWords} from "../../../../src/locale/story.js";
import {rowsPicture, type PictureRow} from "../../pictures/rows-picture.js";
import type {StoryBlock, StorySection} from "../parts.js";
import type {Told} from "../told.js";
import {number, text} from "./columns.js";

/** The publication, and that the rest is a calculation. */
export function scenarioSources({scenario, warehouse}: Told): Source[] {
  const {publisher, title, published} = scenario.chosen.publication;
  return [
    {publisher, title, period: words.publishedOn(formatDate(published))},
    {publisher: storyWords.source.calculation(warehouse.synthetic ? inSentence(storyWords.source.made) : words.basis)}
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
  const firstYear = String(scenario.basis.firstYear);
  return {
    id: "raming",
    title: words.heading,
    blocks: [
      {kind: "text", text: words.why(publication.title, variant.label, formatDate(publication.published))},
      ...(variant.id === defaultScenario ? [{kind: "text", text: words.whyDefault} as const] : []),
      {kind: "text", text: words.chain},
      ...(publication.unemploymentDefinition === "old" ? [{kind: "text", text: words.definition} as const] : []),
      ...scenario.regions.flatMap((region) => regionBlocks(region, told, source)),
      ...areaPicture(told),
      ...areaSentence(told, source),
      {kind: "care", title: words.warnings, items: conditions(told)},
      {
        ...{kind: "table", name: "raming", title: words.table.title, subtitle: words.table.subtitle},
        ...{...shared, data: outcomeData(told), isFolded: true}
      },
      ...areaTable(told),
      ...(hasGrowth(told)
        ? [
            {
              ...{kind: "table", name: "bedrijfstakken", title: words.sectors.title},
              ...{subtitle: words.sectors.subtitle(firstYear), ...shared, data: sectorData(told), isFolded: true}
            } satisfies StoryBlock
          ]
        : []),
      {
        ...{kind: "table", name: "marge", title: words.variance.title, subtitle: words.variance.subtitle},
        ...{...shared, data: varianceData(told), isFolded: true}
      }
    ]
  };
}

const percentOf = (value: number | null | undefined): string => formatPercent(value, 1);

const startsNational = ({warnings}: Pick<ProjectedRegion, "warnings">): boolean =>
  warnings.some(({code}) => code === "national-level");

/** A level that starts from the country's says so wherever it is said: only its change is of the place. */
export const startWords = ({name, warnings}: Pick<ProjectedRegion, "name" | "warnings">): string[] =>
  startsNational({warnings}) ? [words.start(name)] : [];

/** Without growth of GDP that can be used, sectors without a figure of their own stand still: that is no forecast of 0 %. */
const hasGrowth = ({scenario: {regions, basis}}: Told): boolean =>
  !regions.some(
    ({warnings, sectors}) =>
      warnings.some(({code, message}) => code === "no-gdp" && message.includes(String(basis.firstYear))) &&
      sectors.every(({shock}) => shock === 0)
  );

function regionBlocks(region: ProjectedRegion, told: Told, source: string): StoryBlock[] {
  const {model} = told.evidence;
  const last = region.unemployment.at(-1);
  const first = told.scenario.chosen.publication.baseYear;
  if (last === undefined) return [];
  const {jobs, growth} = region;
  const whole = (value: number): string => formatSigned(tens(value), 0);
  const said = (text: string, isLead = false): StoryBlock => ({kind: "said", text, level: "model", source, isLead});
  return [
    {kind: "heading", text: words.place(region.name)},
    said(
      words.level(
        ...([region.name, percentOf(last.value), last.period, percentOf(last.low), percentOf(last.high)] as const)
      ),
      true
    ),
    ...startWords(region).map((text): StoryBlock => ({kind: "text", text})),
    said(
      words.jobsChange(region.name, whole(jobs.change), whole(jobs.low), whole(jobs.high), last.period, String(first))
    ),
    ...(hasGrowth(told)
      ? [
          said(
            words.mix(
              ...([percentOf(growth.national), formatSigned(growth.mix, 1), percentOf(growth.total)] as const),
              String(told.scenario.basis.firstYear)
            )
          )
        ]
      : [{kind: "text", text: words.noGrowth(String(told.scenario.basis.firstYear))} as const]),
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
      small("value", columns.value),
      small("low", columns.low),
      small("high", columns.high),
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

/** A column in which persons stand beside parts of a percentage: as many decimals as a number needs. */
const small = (key: string, label: string): Column => ({...number(key, label), decimals: undefined});

/** Persons as one says them, nothing without a sign; the table of all outcomes has them one by one. */
const tens = (value: number): number => Math.round(value / 10) * 10 + 0;

/** With as many decimals each as the middle needs for two figures, so that the three can be compared at a glance. */
function alike(band: {value: number; low: number; high: number}): Row {
  const size = Math.abs(band.value) || Math.max(Math.abs(band.low), Math.abs(band.high));
  const decimals = size > 0 ? Math.max(0, 1 - Math.floor(Math.log10(size))) : 0;
  return Object.fromEntries(Object.entries(band).map(([key, value]) => [key, formatNumber(value, decimals)]));
}

function areaPicture(told: Told): StoryBlock[] {
  const rows = areaRows(told);
  if (rows.length === 0) return [];
  const title = words.picture.title(String(told.scenario.area.year));
  return [
    {
      ...{kind: "picture", name: "werkloosheid", level: "model", sources: scenarioSources(told)},
      ...{title, subtitle: words.picture.subtitle},
      draw: (width) => rowsPicture(rows, {label: title, width, zero: false, decimals: 1})
    }
  ];
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

/** The least and the most of the area; of one municipality its own figure; nothing where there are none. */
function areaSentence({scenario}: Told, source: string): StoryBlock[] {
  const {name, places} = scenario.area;
  const order = [...places].sort((a, b) => a.unemployment - b.unemployment || (a.region < b.region ? -1 : 1));
  const [least, most] = [order[0], order.at(-1)];
  if (least === undefined || most === undefined) return [];
  const said = (text: string): StoryBlock[] => [{kind: "said", text, level: "model", source}];
  if (order.length === 1)
    return said(
      words.area.only(name, least.name, percentOf(least.unemployment), percentOf(least.low), percentOf(least.high))
    );
  const count = formatNumber(places.length, 0);
  // What is written alike has no order to speak of.
  if (percentOf(least.unemployment) === percentOf(most.unemployment))
    return said(words.area.alike(name, count, percentOf(least.unemployment)));
  const range = words.area.sentence(
    ...([name, count, percentOf(least.unemployment), least.name] as const),
    ...([percentOf(most.unemployment), most.name] as const)
  );
  const margins = least.high < most.low ? words.area.someApart : words.area.overlap;
  // Where one municipality has no level of its own, none has: the warehouse holds no unemployment by municipality.
  const start = scenario.regions.some(startsNational) ? [words.area.start] : [];
  return said([range, margins, ...start].join(" "));
}

/** What the result rests on and what to be careful with, in the words of the site; each once for all municipalities. */
function conditions({scenario, evidence, warehouse}: Told): string[] {
  const {publication, variant} = scenario.chosen;
  const warnings = scenario.regions.flatMap((region) => region.warnings);
  const codes = new Set(warnings.map(({code}) => code));
  const namesOf = (code: string): string =>
    listWords(
      scenario.regions.filter((region) => region.warnings.some((each) => each.code === code)).map(({name}) => name)
    );
  const base = String(publication.baseYear);
  const own = scenarioConditions;
  /** A code says each of its years, once for all municipalities. */
  const dated = <Code extends keyof typeof own.codes>(code: Code): string[] => [
    ...new Set(warnings.filter((each) => each.code === code).map(({message}) => /\b\d{4}\b/.exec(message)?.[0] ?? ""))
  ];
  return [
    ...assumptions(scenario.basis, evidence.model.name),
    ...(warehouse.synthetic ? [own.synthetic] : []),
    ...dated("old-structure").map((year) => own.codes["old-structure"](year, base)),
    ...dated("levels-of-another-year").map((year) => own.codes["levels-of-another-year"](year, base)),
    ...(["no-gdp", "no-unemployment", "slope-not-national", "jobs-shifted"] as const).flatMap((code) =>
      dated(code).map((year) => own.codes[code](year))
    ),
    ...variant.cells.flatMap(cellWords),
    // Commuters are spoken of among the assumptions; cells of the publication from its own numbers.
    ...[...codes]
      .filter((code) => !["no-commuting", "synthetic"].includes(code) && !(code in own.codes))
      .map((code) => warningSentence(code, namesOf(code)))
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

/** Nobody is part of a person; nothing has no sign. */
const persons = (value: number): number => Math.round(value) + 0;

function outcomeData({scenario, evidence}: Told): TableData {
  const {columns} = words.table;
  const noPersons = {missing: words.noPersons};
  const onlyShare = {missing: words.onlyShare};
  const rows = scenario.regions.flatMap(({name, unemployment, benefits, care}): Row[] => [
    ...unemployment.map(({period, value, low, high}) => ({
      ...{place: name, outcome: words.outcomes.unemployment, unit: words.units.unemployment, year: period},
      ...{value, low, high, persons: onlyShare}
    })),
    ...benefits.map(({benefit, period, value, low, high}) => ({
      ...{place: name, outcome: words.outcomes[benefit], unit: words.units.persons, year: period},
      ...{value: persons(value), low: persons(low), high: persons(high), persons: persons(value)}
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
      small("value", columns.value),
      small("low", columns.low),
      small("high", columns.high),
      number("persons", columns.persons)
    ],
    rows
  };
}

function areaTable(told: Told): StoryBlock[] {
  const {name, year, places} = told.scenario.area;
  if (places.length === 0) return [];
  return [
    {
      ...{kind: "table", name: "raming-gebied", level: "model", sources: scenarioSources(told)},
      ...{title: words.area.title(name), subtitle: words.area.subtitle(String(year))},
      ...{data: areaData(told), isFolded: true}
    }
  ];
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
      number("change", columns.change(String(scenario.chosen.publication.baseYear)), words.units.points, 1),
      ...outcomes.map((id) =>
        number(id, labelOf(evidence.model, id), changeUnit(unitOf(variableOf(evidence.model, id))), 3)
      )
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
        quotient: locationQuotient ?? {missing: words.sectors.notThere}
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
