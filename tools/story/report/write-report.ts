import {dataDirectory} from "../../../bin/command.js";
import {readRegions} from "../../../loaders/warehouse/regions.js";
import {formatDate} from "../../../src/locale/format.js";
import {storyWords as words} from "../../../src/locale/story.js";
import {panelYears} from "../options.js";
import type {StoryWorld} from "../world.js";
import {storyFacts, type StoryFacts} from "./facts.js";
import {writeFiles} from "./files.js";
import {storyHtml} from "./html.js";
import type {StoryDocument} from "./parts.js";
import {accountSections, choices} from "./sections/account.js";
import {backtestSection} from "./sections/backtest.js";
import {panelSection} from "./sections/panel.js";
import {reconcileSection} from "./sections/reconcile.js";
import {warehouseSection} from "./sections/warehouse.js";
import {estimatesSection} from "./sections/estimates.js";
import {linksSection} from "./sections/links.js";
import {diagramSection, evidenceSection} from "./sections/model.js";
import {scenarioSection} from "./sections/scenario.js";
import {sessionSection} from "./sections/session.js";
import {summarySection} from "./sections/summary.js";
import type {Told} from "./told.js";

/** Step 11: the report, with every table and picture as a file of its own. */
export async function writeReport(world: StoryWorld, told: Told): Promise<void> {
  const {bundle, context, options} = world;
  const {regions} = await readRegions(dataDirectory(context));
  const names = new Map(regions.map(({code, name}) => [code, name]));
  const report = storyReport(told, storyFacts(world, told, names), world);
  const filters = choices(told, options).map(([choice, value]) => [choice, value] as const);
  await writeFiles(bundle, report, filters, told.warehouse.date);
  await bundle.write("report.html", storyHtml(report));
}

/** The report as blocks. */
function storyReport(
  told: Told,
  facts: StoryFacts,
  {options, commands}: Pick<StoryWorld, "options" | "commands">
): StoryDocument {
  const {warehouse, scenario} = told;
  const [lead, ...others] = scenario.regions.map(({name}) => name);
  return {
    title: words.title(lead ?? "", scenario.area.name, others.join(", ")),
    lede: words.lede,
    marks: warehouse.synthetic ? [words.synthetic] : [],
    facts: [
      words.scope(String(panelYears.first), String(panelYears.last)),
      ...(warehouse.date === null ? [] : [words.date(formatDate(warehouse.date))])
    ],
    synthetic: warehouse.synthetic,
    sections: [
      summarySection(told, facts),
      warehouseSection(told, facts),
      reconcileSection(told, facts),
      panelSection(told, facts),
      linksSection(told, facts),
      estimatesSection(told, facts),
      evidenceSection(told, facts),
      diagramSection(told, facts),
      scenarioSection(told),
      backtestSection(told, facts),
      sessionSection(told, facts),
      ...accountSections(told, facts, {options, commands: commands.typed})
    ]
  };
}
