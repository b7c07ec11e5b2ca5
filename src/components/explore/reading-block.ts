import {explore} from "../../locale/explore.js";
import {estimateSentences, type EstimateSentences} from "../../locale/reading.js";
import {readEstimate} from "../../models/statistics/reading/read-estimate.js";
import type {AreaKind} from "../../models/statistics/reading/types.js";
import {h} from "../dom.js";
import {Tag} from "../tag.js";
import type {PanelEstimate} from "./analyse.js";
import {leadOf, reportedTerms} from "./estimate-words.js";

export interface ReadingOptions {
  /** The term the sentences are about; default the first. */
  term?: string;
}

const kinds: Readonly<Record<string, AreaKind>> = {gemeente: "municipalities", corop: "corops", provincie: "provinces"};

/** An estimate in sentences, labels and warnings; null when there is no term to speak of. */
function sentencesOf(result: PanelEstimate, {term}: ReadingOptions = {}): EstimateSentences | null {
  const {table, options} = result.about;
  const about = term ?? reportedTerms(result)[0]?.term;
  if (about === undefined) return null;
  const reading = readEstimate(result, {
    ...{term: about, variables: table.variables, lead: leadOf(result)},
    ...{areas: kinds[table.level] ?? "regions", periods: table.periods},
    ...(options.panel === undefined ? {} : {panel: options.panel})
  });
  return withAreaNames(estimateSentences(reading), table.areaNames);
}

/** Areas by name: checks that leave out a province know it by its code. */
function withAreaNames(said: EstimateSentences, names: Readonly<Record<string, string>>): EstimateSentences {
  const named = (text: string): string => text.replaceAll(/\b(?:PV|CR)\d{2}\b/g, (code) => names[code] ?? code);
  return {
    ...said,
    headline: named(said.headline),
    sentences: said.sentences.map(named),
    warnings: said.warnings.map(({code, text}) => ({code, text: named(text)}))
  };
}

/** What an estimate says in plain Dutch, how far that goes, and what to mind. */
export function Reading(result: PanelEstimate, options: ReadingOptions = {}): HTMLElement {
  const said = sentencesOf(result, options);
  if (said === null) return h("p", {class: "sh-lede"}, explore.reading.nothing);
  const {headline, sentences, labels, warnings} = said;
  return h(
    "section",
    {class: "sh-reading", "aria-label": explore.reading.title},
    h("p", {class: "sh-lede"}, headline),
    h(
      "p",
      {class: "sh-tags"},
      labels.flatMap((label) => [Tag(label), " "])
    ),
    sentences.map((sentence) => h("p", {class: "sh-reading-more"}, sentence)),
    warnings.length === 0
      ? null
      : h(
          "div",
          {class: "sh-note sh-reading-warnings", role: "note"},
          h("p", {}, h("strong", {}, explore.reading.warnings)),
          h(
            "ul",
            {},
            warnings.map(({text}) => h("li", {}, text))
          )
        )
  );
}
