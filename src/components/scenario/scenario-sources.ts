import {formatDate} from "../../locale/format.js";
import {scenarioPage as words} from "../../locale/scenario.js";
import {scenarioOwnData} from "../../locale/scenario-own-data.js";
import type {Source} from "../types.js";
import type {ScenarioContext} from "./scenario-data.js";

/** Where a figure of a scenario comes from: the publication, the facts, and the system model where it was asked. */
export function scenarioSources(
  {publication, file, systemName, own}: Pick<ScenarioContext, "publication" | "file" | "systemName" | "own">,
  {care = false}: {care?: boolean} = {}
): Source[] {
  const {publisher, title, published, url} = publication;
  return [
    {publisher, title, period: formatDate(published), url: url ?? null},
    ...file.sources.map((source) => ({...source, period: words.structure(String(file.structureYear))})),
    ...(own.register === null
      ? []
      : [
          {
            ...{publisher: scenarioOwnData.register.source, title: own.register.name},
            period: words.structure(String(own.register.year))
          }
        ]),
    ...(own.table === null ? [] : [{publisher: scenarioOwnData.table.source, title: own.table.name}]),
    ...(care ? [{publisher: words.source.publisher, title: words.source.system(systemName)}] : [])
  ];
}

/** Choices behind a figure, printed and saved with it. */
export function scenarioFilters({
  region,
  publication,
  variant,
  choice,
  own
}: Pick<ScenarioContext, "region" | "publication" | "variant" | "choice" | "own">): [string, string][] {
  return [
    [words.bar.region, region.name],
    [words.bar.publication, `${publication.publisher}, ${publication.title}`],
    [words.bar.variant, variant.label],
    ...(own.register === null ? [] : [filter(`${own.register.name} (${own.register.year})`)]),
    ...(own.table === null ? [] : [filter(own.table.name)]),
    ...(choice.banen === 0 ? [] : [[words.bar.employer, `${choice.banen}: ${choice.werkgever}`] as [string, string]])
  ];
}

const filter = (file: string): [string, string] => [scenarioOwnData.filter, file];
