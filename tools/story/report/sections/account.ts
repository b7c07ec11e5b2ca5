import type {TableData} from "../../../../src/components/table-data.js";
import {formatNumber} from "../../../../src/locale/format.js";
import {storyChoices as words} from "../../../../src/locale/story-choices.js";
import {storyTerms} from "../../../../src/locale/story-terms.js";
import {defaultScenario, panelYears, scenarioBoundaries, type StoryOptions} from "../../options.js";
import type {StoryFacts} from "../facts.js";
import type {StorySection} from "../parts.js";
import type {Told} from "../told.js";
import {text} from "./columns.js";

/** Words, choices and commands: what a reader needs to check or to do it again. */
export function accountSections(
  told: Told,
  facts: StoryFacts,
  {options, commands}: {options: StoryOptions; commands: readonly string[]}
): StorySection[] {
  const {columns} = words.table;
  const data: TableData = {
    columns: [text("choice", columns.choice), text("value", columns.value), text("why", columns.why)],
    rows: choices(told, options).map(([choice, value, why]) => ({choice, value, why}))
  };
  return [
    {id: "woorden", title: words.terms, blocks: [{kind: "terms", terms: storyTerms}]},
    {
      id: "verantwoording",
      title: words.heading,
      blocks: [
        {
          ...{kind: "table", name: "keuzes", title: words.table.title, subtitle: words.table.subtitle},
          ...{level: "description", sources: facts.sources(), data}
        },
        {kind: "heading", text: words.commands},
        {kind: "text", text: commandsText(options)},
        {kind: "lines", lines: commands},
        {kind: "text", text: words.hashes}
      ]
    }
  ];
}

/** Which files the names in the commands stand for: a warehouse that was made by the first, or that was there. */
const commandsText = ({db, from}: StoryOptions): string =>
  [
    words.commandsText,
    db === null ? words.madeWarehouse : words.givenWarehouse,
    ...(from === null ? [] : [words.files]),
    words.area
  ].join(" ");

/** Every choice that could have been another, in the words of the report; also the filters of each file. */
export function choices(
  {scenario}: Pick<Told, "scenario">,
  options: StoryOptions
): (readonly [string, string, string])[] {
  const {first, last, boundaries} = panelYears;
  const own = words.choices;
  const places = [...scenario.regions.map(({name}) => name), scenario.area.name].join(", ");
  const {title} = scenario.chosen.publication;
  return [
    [...own.years, `${first} tot en met ${last}`, own.yearsWhy],
    [...own.boundaries, String(boundaries), own.boundariesWhy],
    [...own.outcomes, own.outcomesValue, own.outcomesWhy],
    [...own.method, own.methodValue, own.methodWhy],
    [...own.errors, own.errorsValue, own.errorsWhy],
    [...own.limits, own.limitsValue, own.limitsWhy],
    [...own.breaks, own.breaksValue, own.breaksWhy],
    [...own.measure, own.measureValue, own.measureWhy],
    [
      ...own.scenario,
      `${title}: ${scenario.chosen.variant.label} (${options.scenario})`,
      options.scenario === defaultScenario ? own.scenarioWhy : own.scenarioOther
    ],
    [...own.scenarioBoundaries, String(scenarioBoundaries), own.scenarioBoundariesWhy],
    [...own.places, places, own.placesWhy],
    [...own.draws, own.drawsValue(formatNumber(options.draws, 0), String(options.seed)), own.drawsWhy],
    [...own.theta, "1", own.thetaWhy]
  ];
}
