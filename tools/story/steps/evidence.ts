import {join} from "node:path";
import {dataDirectory} from "../../../bin/command.js";
import {readModel} from "../../../bin/model-file.js";
import {readExpectedEffects} from "../../../loaders/catalogue/expected-effects.js";
import type {EstimatedLink, EstimatedLinks} from "../../../models/system/evidence/estimate-links.js";
import {estimatedStrength, type EstimatedStrength} from "../../../models/system/evidence/with-evidence.js";
import type {SystemFile} from "../../../models/system/format.js";
import type {StoryWorld} from "../world.js";
import {storyWords} from "../../../src/locale/story.js";
import {inPanelUnits, withPanelEvidence, type Measure} from "./panel-units.js";
import {panelFile, type StoryPanel} from "./panel.js";

/** The default model with what the panel says of its links. */
export interface StoryEvidence {
  model: SystemFile;
  /** By the rules: years beyond a break left out. */
  strict: LinkEvidence[];
  /** All years kept, plain fixed effects: what stands in the model as evidence, with that said. */
  kept: LinkEvidence[];
  /** WW benefits per 1,000 of the panel's population in one point of unemployment, were each benefit one unemployed. */
  perPoint: number;
}

/** What the panel says of one link. */
export interface LinkEvidence extends Pick<EstimatedLink, "id" | "covariates" | "warnings"> {
  /** False: the regression could not be run on these years. */
  isEstimated: boolean;
  /** Long-run effect on the scale of the model, without unit; null: none follows from the regression. */
  strength: EstimatedStrength | null;
}

/** The default model measured in the panel's columns, and the default model with evidence. */
export const measuredModel = "model/meetmodel.system.json";
export const evidenceModel = "model/standaardmodel-met-bewijs.system.json";
const rawModel = "model/meetmodel-met-bewijs.system.json";

/**
 * Step 6: the links of the default model that the panel can measure, as evidence beside what is there. What is in force
 * does not change. The panel counts WW benefits where the model has unemployment: the model is brought to the panel's units
 * first, and back afterwards.
 */
export async function evidenceStep(world: StoryWorld, panel: StoryPanel): Promise<StoryEvidence> {
  const {commands, bundle, context} = world;
  const file = join(dataDirectory(context), "systems", "standaardmodel.system.json");
  const standard = await readModel(context, file);
  const measures = await measuresOf(world, panel);
  const measured = inPanelUnits(standard, measures);
  await bundle.write(measuredModel, json(measured));
  const line = ["model", "estimate", measuredModel, panelFile];
  const strict = (await commands.run(line)) as EstimatedLinks;
  const all = await commands.run([...line, "--keep-breaks", "--method", "ols", "--out", rawModel]);
  const kept = all as EstimatedLinks;
  const raw = await readModel({cwd: bundle.folder}, rawModel);
  await bundle.remove(rawModel);
  const added = withPanelEvidence(standard, raw, measures);
  const model = {...added, links: added.links.map(withWarning)};
  await bundle.write(evidenceModel, json(model));
  const said = ({links}: EstimatedLinks): LinkEvidence[] =>
    links.map((link) => ({
      ...{id: link.id, covariates: link.covariates, warnings: link.warnings, isEstimated: link.estimate !== null},
      // Indices are the same in both models; natural units are those of the one that was estimated.
      strength: estimatedStrength(measured, link)
    }));
  return {model, strict: said(strict), kept: said(kept), perPoint: measures[0]?.factor ?? NaN};
}

async function measuresOf({context, catalogue}: StoryWorld, {notes}: StoryPanel): Promise<[Measure, Measure]> {
  const {bases} = await readExpectedEffects(dataDirectory(context), catalogue.indicators);
  const share = (base: string): number => bases[base] ?? NaN;
  // A column whose own population is not known in every year is divided by all inhabitants; a note of the panel says so.
  const baseOf = (column: string): string =>
    notes.some(({id}) => id === `panel-andere-noemer-${column}`) ? "inwoners" : "inwoners-15-aow";
  const [ww, assistance] = [baseOf("ww-uitkeringen"), baseOf("bijstand")];
  const {scales, populations} = storyWords.evidence;
  return [
    {
      ...{variable: "unemployment", indicator: "ww-uitkeringen", unit: scales.ww(populations(ww)), population: ww},
      factor: (10 * share("beroepsbevolking")) / share(ww)
    },
    {
      ...{variable: "social_assistance", indicator: "bijstand", unit: scales.assistance(populations(assistance))},
      population: assistance,
      factor: share("inwoners-15-aow") / share(assistance)
    }
  ];
}

type Link = SystemFile["links"][number];

/** An estimate over years that may not be compared says so wherever it is shown; the English stands with the table. */
const withWarning = (link: Link): Link => ({
  ...link,
  evidence: link.evidence.map((each) =>
    each.kind === "estimate" && each.ref?.startsWith("paneel.csv ") === true
      ? {...each, note: storyWords.evidence.note}
      : each
  )
});

const json = (model: SystemFile): string => `${JSON.stringify(model, null, 2)}\n`;
