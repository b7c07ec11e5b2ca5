import {leadCovariance} from "../../../../models/statistics/reading/lead-covariance.js";
import {readEstimate} from "../../../../models/statistics/reading/read-estimate.js";
import {detectableUnder} from "../../../../models/statistics/reading/read-size.js";
import type {Reading} from "../../../../models/statistics/reading/types.js";
import type {Coefficient, Estimate} from "../../../../models/statistics/types.js";
import {checkWords} from "../../../../src/components/explore/check-words.js";
import {decimalsFor, intervalWords} from "../../../../src/components/explore/interval-plot.js";
import {probabilityColumn, type Row, type TableData} from "../../../../src/components/table-data.js";
import {changeUnit, formatNumber} from "../../../../src/locale/format.js";
import {estimateSentences, type EstimateSentences} from "../../../../src/locale/reading.js";
import {differenceWords, inSentence, listWords, rangeWords} from "../../../../src/locale/reading-words.js";
import {storyLinks} from "../../../../src/locale/story-links.js";
import {rowsPicture, type PictureRow} from "../../pictures/rows-picture.js";
import {exposures, falsification, outcomes, type StoryEstimate} from "../../steps/estimates.js";
import type {StoryFacts} from "../facts.js";
import type {StoryBlock, StorySection} from "../parts.js";
import type {Told} from "../told.js";
import {groupWords, number, text} from "./columns.js";
import {scanLimit, yearsUntil} from "./links.js";

const words = storyLinks.estimates;

/** What an estimate says of one benefit, as numbers and in sentences. */
export interface Said extends EstimateSentences {
  outcome: string;
  term: string;
  reading: Reading;
}

/** Each outcome and benefit in the words of the project, under the largest standard error. */
export function readings({estimates}: Pick<Told, "estimates">, facts: StoryFacts): Said[] {
  return estimates.flatMap(({outcome, result}) =>
    exposures.map((term): Said => {
      const reading = readEstimate(result, {
        ...{term, variables: facts.variables, areas: "municipalities"},
        panel: {unit: "region", period: "period"}
      });
      // Checks that leave out a province know it by its code.
      const named = (text: string): string => text.replaceAll(/\b(?:PV|CR)\d{2}\b/g, facts.place);
      const {headline, sentences, labels, warnings} = estimateSentences(reading);
      return {
        ...{outcome, term, reading, labels},
        headline: named(headline),
        sentences: sentences.map(named),
        warnings: warnings.map(({code, text}) => ({code, text: named(text)}))
      };
    })
  );
}

/** How large, how sure, what could have been found, and what changes when a choice does. */
export function estimatesSection(told: Told, facts: StoryFacts): StorySection {
  const said = readings(told, facts);
  const count = formatNumber(outcomes.length * exposures.length, 0);
  return {
    id: "schattingen",
    title: words.heading,
    blocks: [
      {kind: "text", text: words.text(count)},
      {kind: "text", text: words.controls},
      ...told.estimates.flatMap((estimate) => outcomeBlocks(estimate, said, facts)),
      ...pairsWithControl(told, facts)
    ]
  };
}

function outcomeBlocks(estimate: StoryEstimate, said: readonly Said[], facts: StoryFacts): StoryBlock[] {
  const {outcome, result} = estimate;
  const source = estimateSource(outcome, facts);
  const own = said.filter((each) => each.outcome === outcome);
  const isControl = outcome === falsification;
  const common = {sentences: shared(own.map(({sentences}) => sentences)), warnings: shared(own.map(warningsOf))};
  const leftOut = own[0]?.reading.leftOut ?? [];
  const made = {level: "association", sources: facts.sources([outcome, ...exposures])} as const;
  const title = facts.title(outcome);
  return [
    {kind: "heading", text: isControl ? words.ao.heading : words.outcome(title)},
    ...(isControl ? [{kind: "text", text: words.ao.text} as const] : []),
    ...(leftOut.length > 0 ? [{kind: "text", text: words.breaks(listWords(leftOut))} as const] : []),
    ...own.flatMap((each): StoryBlock[] => [
      {kind: "said", text: each.headline, level: "association", source, isLead: true},
      {kind: "list", items: [...without(each.sentences, common.sentences), ...keptSentence(estimate, each, facts)]},
      ...careBlocks(
        `${words.warnings}: ${inSentence(facts.title(each.term))}`,
        without(warningsOf(each), common.warnings)
      ),
      ...(isControl ? [controlBlock(each, facts, source)] : [])
    ]),
    ...(common.sentences.length === 0
      ? []
      : [{kind: "text", text: words.both} as const, {kind: "list", items: common.sentences} as const]),
    ...careBlocks(words.warnings, common.warnings),
    {
      ...{kind: "picture", name: `schatting-${outcome}`, ...made},
      title: words.picture.title(title),
      subtitle: words.picture.subtitle(changeUnit(facts.unit(outcome))),
      reading: [
        words.picture.interval,
        words.picture.detectable,
        ...(own.some(({reading}) => reading.size.expected !== null) ? [words.picture.expected] : [])
      ],
      draw: (width) =>
        rowsPicture(pictureRows(estimate, own, facts), {
          ...{label: words.picture.title(title), width, zero: true},
          decimals: decimalsFor(...own.map(({reading}) => reading.size.detectable))
        })
    },
    {
      ...{kind: "table", name: `schatting-${outcome}`, title: words.table.title(title), subtitle: words.table.subtitle},
      ...{...made, data: tableData(estimate, facts), isFolded: true}
    },
    {
      ...{kind: "table", name: `controles-${outcome}`, title: words.battery.title(title)},
      ...{subtitle: words.battery.subtitle, ...made, data: batteryData(result, facts), isFolded: true}
    }
  ];
}

/** Where an estimate comes from: both benefits are in it. */
export const estimateSource = (outcome: string, facts: StoryFacts): string =>
  facts.sourceWords([outcome, ...exposures]);

/** Pairs with the counter-test that stand out in the scan: what the regression may be too unsure to see. */
function pairsWithControl({links}: Told, facts: StoryFacts): StoryBlock[] {
  const {comparable, lastComparable} = links;
  const found = (comparable?.results ?? []).filter(
    ({x, y, lag, q}) => [x, y].includes(falsification) && lag === 0 && q !== null && q < scanLimit
  );
  const years = yearsUntil(lastComparable);
  const pairs = exposures.flatMap((term): StoryBlock[] => {
    const pair = found.find(({x, y}) => x === term || y === term);
    if (pair === undefined || pair.r === null) return [];
    const isBothWays = found.some(({x, y}) => x === pair.y && y === pair.x);
    const text = words.ao.pair(
      ...([facts.title(term), formatNumber(pair.r, 2), years] as const),
      ...([pair.r > 0, isBothWays] as const)
    );
    return [{kind: "said", text, level: "association", source: facts.sourceWords([term, falsification])}];
  });
  return pairs.length === 0 ? [] : [{kind: "heading", text: words.ao.together}, ...pairs];
}

const warningsOf = ({warnings}: Said): string[] => [...new Set(warnings.map(({text}) => text))];

/** What is said of every one of them. */
const shared = ([first = [], ...others]: readonly (readonly string[])[]): string[] =>
  others.length === 0 ? [] : first.filter((text) => others.every((list) => list.includes(text)));
const without = (list: readonly string[], said: readonly string[]): string[] =>
  list.filter((text) => !said.includes(text));

const careBlocks = (title: string, items: readonly string[]): StoryBlock[] =>
  items.length === 0 ? [] : [{kind: "care", title, items}];

const coefficientOf = ({coefficients}: Estimate, term: string): Coefficient | undefined =>
  coefficients.find((each) => each.term === term);

/** What would have come out of all years, where the main answer leaves some out. */
function keptSentence({result, keptBreaks}: StoryEstimate, {term, reading}: Said, facts: StoryFacts): string[] {
  if (!isCut(result)) return [];
  const lead = leadCovariance(keptBreaks).find((each) => each.term === term);
  const estimate = coefficientOf(keptBreaks, term)?.estimate;
  if (lead === undefined || estimate === undefined || lead.low === null || lead.high === null) return [];
  const own = facts.variables[reading.outcome.term] ?? reading.outcome.facts;
  const {scale} = reading.size;
  const range = rangeWords(lead.low, lead.high, scale, own);
  return [words.kept(differenceWords(estimate, scale, own), range, reading.leftOut.length)];
}

const isCut = ({warnings}: Estimate): boolean => warnings.some(({code}) => code === "period-left-out");

/** What the counter-test says: under the same errors as every other answer. */
function controlBlock({term, reading}: Said, facts: StoryFacts, source: string): StoryBlock {
  const {size, judgement} = reading;
  const isKnown = size.low !== null && size.high !== null;
  const say = !isKnown ? words.ao.unknown : judgement.includesZero ? words.ao.passed : words.ao.failed;
  return {kind: "said", text: say(facts.title(term)), level: "association", source};
}

function pictureRows({result, keptBreaks}: StoryEstimate, said: readonly Said[], facts: StoryFacts): PictureRow[] {
  return exposures.flatMap((term): PictureRow[] => {
    const own = said.find((each) => each.term === term)?.reading.size;
    const row = (from: Estimate, what: string, isAside: boolean): PictureRow => {
      const lead = leadCovariance(from).find((each) => each.term === term);
      const estimate = coefficientOf(from, term)?.estimate ?? null;
      return {
        label: words.picture.row(facts.title(term), what),
        ...{estimate, low: lead?.low ?? null, high: lead?.high ?? null, isAside},
        value: intervalWords(estimate, lead?.low ?? null, lead?.high ?? null),
        ...(isAside ? {} : {detectable: own?.detectable ?? null, expected: own?.expected ?? null})
      };
    };
    return [
      row(result, words.picture.main, false),
      ...(isCut(result) ? [row(keptBreaks, words.picture.kept, true)] : [])
    ];
  });
}

function tableData({result, keptBreaks, outcome}: StoryEstimate, facts: StoryFacts): TableData {
  const {columns} = words.table;
  const unit = changeUnit(facts.unit(outcome));
  return {
    columns: [
      text("window", columns.window),
      text("term", columns.term),
      number("estimate", columns.estimate, unit, 4),
      text("vcov", columns.vcov),
      text("leads", columns.leads),
      number("se", columns.se, unit, 4),
      probabilityColumn("p", columns.p),
      number("low", columns.low, unit, 4),
      number("high", columns.high, unit, 4),
      number("detectable", columns.detectable, unit, 4),
      number("expectedLow", columns.expectedLow, unit, 4),
      number("expectedHigh", columns.expectedHigh, unit, 4),
      number("n", columns.n)
    ],
    rows: [...rowsOf(result, words.strict, facts), ...(isCut(result) ? rowsOf(keptBreaks, words.all, facts) : [])]
  };
}

function rowsOf(result: Estimate, window: string, facts: StoryFacts): Row[] {
  const leads = leadCovariance(result);
  return result.coefficients.flatMap(({term, estimate, se, p, low, high, by}) => {
    const own = {vcov: leads.find((each) => each.term === term)?.asked ?? "", se, p, low, high};
    const lead = leads.find((each) => each.term === term)?.vcov;
    const expected = result.detectable[term]?.expected;
    return (by ?? [own]).map((line): Row => ({
      ...{window, term: facts.title(term), estimate, n: result.n},
      vcov: line.vcov.startsWith("wild:") ? words.wild(groupWords(line.vcov)) : groupWords(line.vcov),
      leads: line.vcov === lead,
      ...Object.fromEntries(
        (["se", "p", "low", "high"] as const).map((key) => [key, line[key] ?? {missing: words.notRun}])
      ),
      // Each line by its own standard error: what counts for the answer is what the sentences say.
      detectable: detectableUnder(estimate, line) ?? {missing: words.notRun},
      expectedLow: expected?.low ?? {missing: words.noExpectation},
      expectedHigh: expected?.high ?? {missing: words.noExpectation}
    }));
  });
}

function batteryData(result: Estimate, facts: StoryFacts): TableData {
  const {columns} = words.battery;
  const context = {variables: facts.variables, grain: "year", areaNames: facts.areaNames} as const;
  return {
    columns: [
      text("term", columns.term),
      text("check", columns.check),
      number("estimate", columns.estimate, undefined, 4),
      number("se", columns.se, undefined, 4),
      number("low", columns.low, undefined, 4),
      number("high", columns.high, undefined, 4),
      text("unit", columns.unit)
    ],
    rows: result.robustness.map(({check, term, estimate, se, low, high}) => {
      const missing = {missing: check.includes("drop-period") ? words.tooFewYears : words.notRun};
      return {
        term: facts.title(term),
        check: checkWords(check, result.formula, context),
        ...{estimate: estimate ?? missing, se: se ?? missing, low: low ?? missing, high: high ?? missing},
        unit: changeUnit(facts.unit(outcomeOfCheck(check, result.formula)))
      };
    })
  };
}

/** A falsification test has another outcome, and so another unit. */
const outcomeOfCheck = (check: string, formula: string): string =>
  check.startsWith("falsification:")
    ? check.slice("falsification:".length)
    : (formula.split(" ~ ")[0] ?? "").replaceAll("`", "");
