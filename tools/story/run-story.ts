import {mkdtemp, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {CommandContext} from "../../bin/command.js";
import {dataDirectory} from "../../bin/command.js";
import {readCatalogue} from "../../loaders/catalogue/catalogue.js";
import {findScenario, readLibrary} from "../../loaders/scenarios/library.js";
import {openBundle, type Manifest} from "./bundle.js";
import {openCommands} from "./command-runner.js";
import {numberedSteps, type RunStep} from "./numbered-steps.js";
import type {StoryOptions} from "./options.js";
import {writeReport} from "./report/write-report.js";
import {backtestStep} from "./steps/backtest.js";
import {diagramStep} from "./steps/diagram.js";
import {estimatesStep} from "./steps/estimates.js";
import {evidenceStep} from "./steps/evidence.js";
import {linksStep} from "./steps/links.js";
import {panelStep} from "./steps/panel.js";
import {reconcileStep} from "./steps/reconcile.js";
import {settleRegions} from "./steps/regions.js";
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
 * Throws InputError and SourceError that name the step beside what was wrong, and where; before the first step InputError
 * (unknown-scenario), and (cannot-write) where the folder holds what no story made.
 */
export async function runStory(options: StoryOptions, context: CommandContext): Promise<Manifest> {
  const catalogue = await readCatalogue(dataDirectory(context));
  findScenario(await readLibrary(join(dataDirectory(context), "scenarios")), options.scenario);
  const work = await mkdtemp(join(tmpdir(), "samenhang-story-"));
  try {
    const bundle = await openBundle(options.out);
    const db = options.db ?? join(work, warehouseName);
    const still = new Date(options.date ?? noMoment);
    const quiet: CommandContext = {...context, effects: {...context.effects, now: () => still}};
    const names = new Map([
      [db, warehouseName],
      ...(options.from === null ? [] : [[options.from, "bestanden"] as const])
    ]);
    const commands = openCommands({context: quiet, cwd: bundle.folder, names});
    try {
      return await tell({options, bundle, db, commands, catalogue, context: quiet}, numberedSteps(context));
    } catch (error) {
      // What went wrong is to be read, also where its remains cannot be removed.
      await bundle.discard().catch(() => undefined);
      throw error;
    }
  } finally {
    await rm(work, {recursive: true, force: true});
  }
}

async function tell(told: StoryWorld, step: RunStep): Promise<Manifest> {
  const {warehouse, options} = await step("the warehouse", async () => ({
    warehouse: await warehouseStep(told),
    options: {...told.options, regions: await settleRegions(told.db, told.options)}
  }));
  const world = {...told, options};
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
  return step("the list of hashes", () =>
    world.bundle.finish({
      date: warehouse.date,
      scenario: options.scenario,
      regions: options.regions,
      vintages: warehouse.vintages.map(({id}) => id)
    })
  );
}
