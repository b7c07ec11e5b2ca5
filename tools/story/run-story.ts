import {mkdtemp, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {CommandContext} from "../../bin/command.js";
import {dataDirectory} from "../../bin/command.js";
import {readCatalogue} from "../../loaders/catalogue/catalogue.js";
import {InputError, SourceError} from "../../models/errors.js";
import {openBundle, type Manifest} from "./bundle.js";
import {openCommands} from "./command-runner.js";
import type {StoryOptions} from "./options.js";
import {writeReport} from "./report/write-report.js";
import {backtestStep} from "./steps/backtest.js";
import {diagramStep} from "./steps/diagram.js";
import {estimatesStep} from "./steps/estimates.js";
import {evidenceStep} from "./steps/evidence.js";
import {linksStep} from "./steps/links.js";
import {panelStep} from "./steps/panel.js";
import {reconcileStep} from "./steps/reconcile.js";
import {scenarioStep} from "./steps/scenario.js";
import {sessionStep} from "./steps/session.js";
import {noMoment, warehouseStep} from "./steps/warehouse.js";
import type {StoryWorld} from "./world.js";

/** What a reader of the list of steps sees of the warehouse, which is not in the folder. */
const warehouseName = "warehouse.duckdb";

/**
 * Tells the whole story in one folder: every step in its order, then the report and the list of hashes. The folder appears
 * when all of it is there; after an error what stood there stays.
 *
 * Throws InputError and SourceError that name the step beside what was wrong, and where.
 */
export async function runStory(options: StoryOptions, context: CommandContext): Promise<Manifest> {
  const bundle = await openBundle(options.out);
  const work = await mkdtemp(join(tmpdir(), "samenhang-story-"));
  const db = options.db ?? join(work, warehouseName);
  const still = new Date(options.date ?? noMoment);
  const quiet: CommandContext = {...context, effects: {...context.effects, now: () => still}};
  const names = new Map([
    [db, warehouseName],
    ...(options.from === null ? [] : [[options.from, "bestanden"] as const])
  ]);
  const world: StoryWorld = {
    ...{options, bundle, db},
    context: quiet,
    commands: openCommands({context: quiet, cwd: bundle.folder, names}),
    catalogue: await readCatalogue(dataDirectory(context))
  };
  try {
    return await tell(world, context);
  } catch (error) {
    await bundle.discard();
    throw error;
  } finally {
    await rm(work, {recursive: true, force: true});
  }
}

async function tell(world: StoryWorld, {stderr, signal}: CommandContext): Promise<Manifest> {
  let at = 0;
  const step = async <Result>(title: string, work: () => Promise<Result>): Promise<Result> => {
    at += 1;
    stderr.write(`step ${at}: ${title}\n`);
    try {
      const result = await work();
      signal.throwIfAborted();
      return result;
    } catch (error) {
      throw named(error, `step ${at}, ${title}`);
    }
  };
  const warehouse = await step("the warehouse", () => warehouseStep(world));
  const reconciliation = await step("national totals", () => reconcileStep(world));
  const panel = await step("the panel", () => panelStep(world));
  const links = await step("what moves together", () => linksStep(world, panel));
  const estimates = await step("estimates", () => estimatesStep(world));
  const evidence = await step("evidence in the system model", () => evidenceStep(world, panel));
  const diagram = await step("the diagram against the panel", () => diagramStep(world, evidence));
  const scenario = await step("a scenario over the regions", () => scenarioStep(world));
  const backtest = await step("the scenario against what happened", () => backtestStep(world));
  const session = await step("a session on the outcome", () =>
    sessionStep(world, {warehouse, panel, estimates, scenario})
  );
  await step("the report", () =>
    writeReport(world, {
      ...{warehouse, reconciliation, panel, links, estimates},
      ...{evidence, diagram, scenario, backtest, session}
    })
  );
  const {options} = world;
  return step("the list of hashes", () =>
    world.bundle.finish({
      date: warehouse.date,
      scenario: options.scenario,
      regions: options.regions,
      vintages: warehouse.vintages.map(({id}) => id)
    })
  );
}

/** The same error with the step in front. */
function named(error: unknown, step: string): unknown {
  if (!(error instanceof InputError)) return error;
  const {kind, message, where} = error;
  return new (error instanceof SourceError ? SourceError : InputError)(kind, `${step}: ${message}`, where);
}
