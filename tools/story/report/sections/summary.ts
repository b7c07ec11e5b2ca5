import {inSentence as labelInSentence, labelOf} from "../../../../src/components/system/natural.js";
import {expectedWords, inSentence, sizeWords} from "../../../../src/locale/reading-words.js";
import {formatNumber, formatPercent} from "../../../../src/locale/format.js";
import {storyLinks} from "../../../../src/locale/story-links.js";
import {storyWords} from "../../../../src/locale/story.js";
import {nl} from "../../../../src/locale/nl.js";
import {panelYears} from "../../options.js";
import {falsification} from "../../steps/estimates.js";
import type {StoryFacts} from "../facts.js";
import type {StoryBlock, StorySection} from "../parts.js";
import type {Told} from "../told.js";
import {backtestSource} from "./backtest.js";
import {estimateSource, readings, type Said} from "./estimates.js";
import {scenarioSource, startWords} from "./scenario.js";

const words = storyWords.summary;

/** What holds, what does not, and what these figures cannot say: each with its level and source. */
export function summarySection(told: Told, facts: StoryFacts): StorySection {
  const said = readings(told, facts).filter(({outcome}) => outcome !== falsification);
  // A check that was not made agrees with nothing.
  const stands = ({reading: {judgement, battery}}: Said): boolean =>
    judgement.code === "shown" && battery.checks > 0 && battery.findings.length === 0;
  return {
    id: "kort",
    title: words.heading,
    blocks: [
      {kind: "heading", text: words.holds},
      ...counted(told, facts),
      ...said.filter(stands).map((each) => sentence(each, facts)),
      ...realised(told),
      {kind: "heading", text: words.doubtful},
      ...said.filter((each) => !stands(each)).map((each) => sentence(each, facts)),
      ...diagram(told),
      ...projected(told),
      {kind: "heading", text: words.cannot},
      ...said.flatMap((each) => detectable(each, facts)),
      {kind: "list", items: [words.nobody, words.national, words.notBetter]},
      {kind: "heading", text: storyWords.levels.heading},
      {kind: "text", text: storyWords.levels.text},
      {
        kind: "terms",
        terms: (["description", "association", "model"] as const).map(
          (level) => [nl.level[level], nl.levelExplained[level]] as const
        )
      }
    ]
  };
}

/** How much of the panel there is, and which years may not be held beside each other. */
function counted({panel}: Told, facts: StoryFacts): StoryBlock[] {
  const whole = (value: number): string => formatNumber(value, 0);
  const incomplete = new Set(panel.gaps.map(({region}) => region)).size;
  const year = ({starts}: {starts: string}): number => Number(starts.slice(0, 4));
  const breaks = panel.notes.filter(
    (note) => note.effect === "exclude" && year(note) > panelYears.first && year(note) <= panelYears.last
  );
  // Parts of a series repeat what its own note says of the seam.
  const named = breaks.filter(({indicator}) => indicator in facts.variables);
  // The same year by municipality and by wijk is one thing here; both stand where sums are held against the country.
  const own = named.filter(
    ({indicator, starts, origin}, at) =>
      origin !== "reconciliation" ||
      !named.slice(0, at).some((other) => other.indicator === indicator && other.starts === starts)
  );
  const shared = {kind: "said", level: "description"} as const;
  return [
    {
      ...{...shared, source: facts.sourceWords()},
      text: words.panel(
        whole(panel.complete),
        whole(panel.rows),
        whole(panel.regions - incomplete),
        whole(panel.regions)
      )
    },
    ...own.map(({indicator, text, starts, ends}): StoryBlock => ({
      ...{...shared, source: facts.sourceWords([indicator])},
      text: text.startsWith(facts.title(indicator))
        ? text
        : words.broken(facts.title(indicator), periodWords(starts, ends), text)
    }))
  ];
}

/** "in 2021", "vanaf 2021". */
const periodWords = (starts: string, ends: string | null): string =>
  (ends?.slice(0, 4) === starts.slice(0, 4) ? words.inYear : words.fromYear)(starts.slice(0, 4));

const associated = (text: string, outcome: string, facts: StoryFacts): StoryBlock => ({
  ...{kind: "said", level: "association", text, source: estimateSource(outcome, facts)}
});

const sentence = ({headline, outcome}: Said, facts: StoryFacts): StoryBlock => associated(headline, outcome, facts);

/** The smallest effect that could have been found, beside the one to be expected. */
function detectable({outcome, term, reading}: Said, facts: StoryFacts): StoryBlock[] {
  const {scale, detectable: found, expected} = reading.size;
  if (found === null) return [];
  const names = [facts.title(outcome), inSentence(facts.title(term))] as const;
  const size = sizeWords(found, scale, reading.outcome.facts);
  if (expected === null) return [associated(words.detectableOnly(...names, size), outcome, facts)];
  const range = expectedWords(expected.low, expected.high, scale, reading.outcome.facts);
  return [associated(words.detectable(...names, size, `${range} (${expected.source})`), outcome, facts)];
}

/** Effects that the panel cannot give whatever is adjusted for: all that were asked, or which. */
function diagram({diagram: {adjustments}, evidence: {model}}: Told): StoryBlock[] {
  const impossible = adjustments.filter(({possible}) => possible.total.length === 0);
  const source = storyWords.source.calculation(storyWords.source.panel);
  const said = (text: string): StoryBlock => ({kind: "said", level: "model", source, text});
  const label = (id: string): string => labelInSentence(labelOf(model, id));
  if (impossible.length === 0) return [];
  if (impossible.length === adjustments.length) return [said(storyLinks.diagram.summary)];
  return impossible.map(({exposure, outcome}) => said(storyLinks.diagram.impossible(label(exposure), label(outcome))));
}

/** One publication has a forecast and what would be otherwise: both are named. */
const scenarioName = ({scenario: {chosen}}: Pick<Told, "scenario">): string =>
  `${chosen.publication.title}, ${inSentence(chosen.variant.label)}`;

function projected(told: Told): StoryBlock[] {
  const {scenario} = told;
  const [region] = scenario.regions;
  const last = region?.unemployment.at(-1);
  if (region === undefined || last === undefined) return [];
  const percent = (value: number): string => formatPercent(value, 1);
  return [
    {
      ...{kind: "said", level: "model", source: scenarioSource(told)},
      text: [
        words.scenario(
          ...([region.name, percent(last.value), last.period, percent(last.low), percent(last.high)] as const),
          scenarioName(told)
        ),
        ...startWords(region)
      ].join(" ")
    }
  ];
}

function realised({backtest, scenario}: Told): StoryBlock[] {
  // What is not yet traced to the publication, or not known, does not stand.
  const row = backtest.chosen.rows.findLast(({region, leftOut}) => region === "NL01" && leftOut === null);
  if (row === undefined) return [];
  const percent = (value: number | null): string => formatPercent(value, 1);
  const {publication, variant} = scenario.chosen;
  const cell = variant.cells.find(
    ({measure, year, statistic}) =>
      measure === "unemployment" && String(year) === row.period && statistic === "annual-average"
  );
  const isOld = publication.unemploymentDefinition === "old" && cell !== undefined;
  return [
    {
      ...{kind: "said", level: "description", source: backtestSource()},
      text: words.backtest(
        ...([scenarioName({scenario}), percent(row.projected), percent(row.realised), row.period] as const),
        isOld ? percent(cell.value) : null
      )
    }
  ];
}
