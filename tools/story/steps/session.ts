import {createHash} from "node:crypto";
import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {openCalls} from "../../../bin/session-calls.js";
import type {Call, SessionNumber} from "../../../models/interpretation/calls.js";
import {sessionFormat, sessionSchema, type Session} from "../../../models/interpretation/format.js";
import {InputError} from "../../../models/errors.js";
import {leadCovariance} from "../../../models/statistics/reading/lead-covariance.js";
import {changeUnit} from "../../../src/locale/format.js";
import {storySession as words} from "../../../src/locale/story-session.js";
import {panelYears, storyIndicators} from "../options.js";
import type {StoryWorld} from "../world.js";
import {exposures, type StoryEstimate} from "./estimates.js";
import {evidenceModel} from "./evidence.js";
import type {StoryPanel} from "./panel.js";
import type {StoryScenario} from "./scenario.js";
import type {StoryWarehouse} from "./warehouse.js";

/** A session that can be opened, and what its facilitator still has to fill in. */
export interface StorySession {
  file: string;
  session: Session;
  open: {where: string; message: string}[];
}

interface Asked {
  ref: string;
  label: string;
  unit: string;
  decimals: number;
  question: string;
  level: SessionNumber["level"];
  source: string;
  call: Call;
}

/**
 * Step 10: a session on the outcome, with the breaks as the first notes on quality. Every figure is made by its own call, so
 * that a replay gives it again.
 */
export async function sessionStep(
  world: StoryWorld,
  told: {warehouse: StoryWarehouse; panel: StoryPanel; estimates: readonly StoryEstimate[]; scenario: StoryScenario}
): Promise<StorySession> {
  const {commands, bundle} = world;
  const file = `sessie/${world.options.regions[0].toLowerCase()}.session.json`;
  const numbers = await numbersOf(world, file, askedOf(world, told));
  const session = sessionSchema.parse({
    ...(await headOf(world, told)),
    questions: questionsOf(numbers, told),
    statements: notesOf(told.panel, world),
    numbers
  });
  await bundle.write(file, `${JSON.stringify(session, null, 2)}\n`);
  const {problems} = (await commands.run(["session", "check", file])) as {problems: StorySession["open"]};
  return {file, session, open: problems.map(({where, message}) => ({where, message}))};
}

async function headOf(
  {options, bundle, catalogue, context}: StoryWorld,
  {warehouse, scenario}: {warehouse: StoryWarehouse; scenario: StoryScenario}
): Promise<Partial<Session>> {
  const {version} = JSON.parse(await readFile(join(context.projectRoot, "package.json"), "utf8")) as {version: string};
  const model = await readFile(join(bundle.folder, evidenceModel));
  const [region] = options.regions;
  return {
    format: sessionFormat,
    id: `verhaal-${region.toLowerCase()}`,
    title: words.title(scenario.regions[0]?.name ?? region),
    ...(warehouse.date === null ? {} : {date: warehouse.date}),
    ...(warehouse.synthetic ? {synthetic: true} : {}),
    theme: "mentale-weerbaarheid",
    region,
    status: {stage: "concept"},
    snapshot: {
      software: `samenhang ${version}`,
      seed: options.seed,
      vintages: warehouse.vintages.map(({id, source, version: published, retrieved, sha256}) => ({
        ...{id, source, sha256},
        ...(published === null ? {} : {version: published}),
        ...(retrieved === null ? {} : {retrieved})
      })),
      boundaries: panelYears.boundaries,
      definitions: Object.fromEntries(
        storyIndicators.map((id) => [id, catalogue.indicators.get(id)?.definition ?? id])
      ),
      model: {file: evidenceModel, sha256: createHash("sha256").update(model).digest("hex")},
      scenario: options.scenario,
      parameters: {theta: 1, transfer: 1, draws: options.draws}
    }
  };
}

/** The figures on the table: what was counted here, what the estimates say, what the scenario gives. */
function askedOf(
  {options, catalogue}: StoryWorld,
  {
    warehouse,
    estimates,
    scenario
  }: {
    warehouse: StoryWarehouse;
    estimates: readonly StoryEstimate[];
    scenario: StoryScenario;
  }
): Asked[] {
  const {first, last, boundaries} = panelYears;
  const [region] = options.regions;
  const name = scenario.regions[0]?.name ?? region;
  const title = (id: string): string => titleOf(catalogue, id);
  const panel = {level: "gemeente", grain: "year", boundaries, breakdown: "total"} as const;
  const source = words.source(warehouse.synthetic);
  // The last year before the breaks and those from them on: more is in the panel.
  const years = Array.from({length: last - first}, (_, at) => String(first + 1 + at));
  const counted = (["ggz-kosten", "jeugdzorg", "ww-uitkeringen"] as const).flatMap((indicator) =>
    years.map((period): Asked => {
      const isCount = indicator === "ww-uitkeringen";
      return {
        ref: `${indicator}-${period}`,
        label: words.counted(title(indicator), name, period),
        unit: words.units[indicator],
        decimals: isCount || indicator === "ggz-kosten" ? 0 : 1,
        ...{question: "q1", level: "beschrijving", source},
        call: {kind: "panel-value", indicator, region, period, ...panel, per: isCount ? "count" : "rate"}
      };
    })
  );
  const estimated = estimates.slice(0, 2).flatMap(({outcome, result}) =>
    exposures.flatMap((term) =>
      (["estimate", "low", "high"] as const).map((field): Asked => ({
        ref: `${outcome}-${term}-${field}`,
        label: words.estimated(title(outcome), title(term), field),
        unit: changeUnit(words.units[outcome]),
        decimals: outcome === "jeugdzorg" ? 3 : 2,
        ...{question: outcome === "jeugdzorg" ? "q3" : "q2", level: "verband", source},
        call: {
          kind: "estimate",
          indicators: [...storyIndicators],
          ...{from: String(first), to: String(last), ...panel, per: "rate", formula: result.formula},
          ...{method: "ols", vcov: leadOf(result, term), term, field, seed: 1}
        }
      }))
    )
  );
  const period = scenario.regions[0]?.unemployment.at(-1)?.period ?? "";
  const projected = (["value", "low", "high"] as const).map((field): Asked => ({
    ref: `werkloosheid-${period}-${field}`,
    label: words.projected(name, period, field),
    unit: words.units.unemployment,
    decimals: 1,
    ...{question: "q4", level: "modeluitkomst", source: words.scenarioSource(scenario.chosen.publication.title)},
    call: {
      kind: "scenario-project",
      ...{scenario: options.scenario, region, outcome: "unemployment", period, field},
      ...{draws: options.draws, theta: 1, boundaries: 2024, seed: options.seed}
    }
  }));
  return [...counted, ...estimated, ...projected];
}

/** The margin of a figure is the one that the report goes by: of the largest standard error. */
const leadOf = (result: StoryEstimate["result"], term: string): string[] =>
  leadCovariance(result)
    .filter((each) => each.term === term)
    .map(({vcov}) => vcov);

async function numbersOf(world: StoryWorld, file: string, asked: readonly Asked[]): Promise<SessionNumber[]> {
  const {context, bundle, db} = world;
  const calls = await openCalls({...context, cwd: bundle.folder}, file, db);
  try {
    const numbers: SessionNumber[] = [];
    for (const {call, ...number} of asked) {
      const {now, problem} = await calls.recompute(call);
      if (problem !== null) throw new InputError("call-failed", problem, number.ref);
      numbers.push({...number, call, value: now, ...(now === null ? {missing: words.missing} : {})});
    }
    return numbers;
  } finally {
    await calls.close();
  }
}

function questionsOf(
  numbers: readonly SessionNumber[],
  {scenario}: {scenario: StoryScenario}
): Pick<Session, "questions">["questions"] {
  const name = scenario.regions[0]?.name ?? "";
  return (["q1", "q2", "q3", "q4"] as const).map((id) => ({
    id,
    text: words.questions[id](name),
    theme: id === "q4" ? "werk-en-inkomen" : "mentale-weerbaarheid",
    numbers: numbers.filter(({question}) => question === id).map(({ref}) => ref)
  }));
}

/** Notes that break a comparison, those of the last year of the panel first: what a session must check before it reads. */
function notesOf({notes}: StoryPanel, {catalogue}: StoryWorld): object[] {
  const {first, last} = panelYears;
  const year = ({starts}: {starts: string}): number => Number(starts.slice(0, 4));
  const breaks = notes
    .filter((note) => note.effect === "exclude" && year(note) > first && year(note) <= last)
    // Parts of a series repeat what its own note says of the seam.
    .filter(({indicator}) => storyIndicators.some((id) => id === indicator))
    .sort((a, b) => year(b) - year(a) || (a.id < b.id ? -1 : 1));
  return breaks.map((note, at) => ({
    id: `s${at + 1}`,
    type: "waarneming",
    text: words.note(titleOf(catalogue, note.indicator), note.text),
    question: "q1",
    evidence: [{side: "for", text: words.noteEvidence(String(year(note))), source: note.id}],
    ...(note.indicator.startsWith("ggz") ? {fall: "onbekend"} : {})
  }));
}

/** "Jeugdzorg (reeks voor analyse)": what is in brackets is for who builds tables. */
const titleOf = ({indicators}: StoryWorld["catalogue"], id: string): string =>
  (indicators.get(id)?.title ?? id).replace(/ \(.*\)$/, "");
