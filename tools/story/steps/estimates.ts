import {InputError} from "../../../models/errors.js";
import type {Estimate} from "../../../models/statistics/types.js";
import type {StoryIndicator} from "../options.js";
import type {StoryWorld} from "../world.js";
import {panelFile} from "./panel.js";

/** One outcome on both benefits: over the years that may be compared, and over all years whatever was counted. */
export interface StoryEstimate {
  outcome: StoryIndicator;
  result: Estimate;
  keptBreaks: Estimate;
}

/** Benefits of which each outcome is explained; both at once, since they move together. */
export const exposures = ["ww-uitkeringen", "bijstand"] as const satisfies readonly StoryIndicator[];
/** The last one does not belong to the question: it is there to see whether the method finds what should not be there. */
export const outcomes = ["ggz-kosten", "jeugdzorg", "ao-uitkeringen"] as const satisfies readonly StoryIndicator[];

/**
 * Step 5: two-way fixed effects, clustered by municipality, COROP and province, with the battery of checks.
 *
 * Throws InputError (not-estimated) when a benefit cannot be told apart in these years: the story is about both.
 */
export async function estimatesStep({commands, bundle}: StoryWorld): Promise<StoryEstimate[]> {
  const estimates: StoryEstimate[] = [];
  for (const outcome of outcomes) {
    const formula = `${quoted(outcome)} ~ ${exposures.map(quoted).join(" + ")} | region + period`;
    const line = [
      ...["estimate", panelFile, "--formula", formula, "--panel", "region,period", "--robustness"],
      // Said beforehand: this many answers are given, of which one in twenty would stand out by chance.
      ...["--tests", String(outcomes.length * exposures.length)],
      ...(outcome === falsification ? [] : ["--falsification", falsification])
    ];
    const folder = `schattingen/${outcome}`;
    await bundle.folderFor(`${folder}/estimate.R`);
    const result = (await commands.run([...line, "--as-r", folder])) as Estimate;
    const keptBreaks = (await commands.run([...line, "--keep-breaks"])) as Estimate;
    for (const {coefficients, dropped} of [result, keptBreaks]) {
      const absent = exposures.find((term) => !coefficients.some((each) => each.term === term));
      if (absent === undefined) continue;
      const reason = dropped.find(({what}) => what.replaceAll("`", "") === absent)?.reason ?? "left out";
      throw new InputError(
        "not-estimated",
        `${absent} cannot be told apart from the rest beside ${outcome} (${reason}); give files with more years or municipalities`,
        formula
      );
    }
    estimates.push({outcome, result, keptBreaks});
  }
  return estimates;
}

export const falsification = "ao-uitkeringen" as const;

/** Names with other signs than letters stand in backticks in a formula. */
const quoted = (name: string): string => (/^[A-Za-z_][A-Za-z0-9_.]*$/.test(name) ? name : `\`${name}\``);
