import type {Register} from "../command.js";
import {commandGroup, formatTable, runCommand} from "../command.js";
import type {LibraryOptions} from "../scenario-library.js";
import {openLibrary, withLibraryOptions} from "../scenario-library.js";

interface Options extends LibraryOptions {
  json?: boolean;
}

/** `scenario list` and `scenario show`: what publications say, cell by cell, with where it was found and how sure. */
export const register: Register = (program, context) => {
  const group = commandGroup(program, "scenario", "economic scenarios laid over regions");

  withLibraryOptions(group.command("list").description("every scenario of the library"))
    .option("--json", "one JSON document on stdout")
    .action((options: Options) =>
      runCommand({context, json: options.json}, async () => {
        const scenarios = (await openLibrary(context, options)).map(({publication, variant}) => ({
          id: variant.id,
          label: variant.label,
          publication: publication.id,
          title: publication.title,
          publisher: publication.publisher,
          published: publication.published,
          baseYear: publication.baseYear,
          unemploymentDefinition: publication.unemploymentDefinition,
          cells: variant.cells,
          sectors: variant.sectors,
          finer: variant.finer ?? []
        }));
        const text = formatTable(scenarios, [
          {title: "id", value: ({id}) => id},
          {title: "published", value: ({published}) => published},
          {title: "title", value: ({title}) => title},
          {title: "variant", value: ({label}) => label},
          {title: "figures", value: ({cells, sectors, finer}) => cells.length + sectors.length + finer.length},
          {title: "to verify", value: ({cells}) => cells.filter(({verify}) => verify === true).length}
        ]);
        return {json: {scenarios}, text};
      })
    );

  withLibraryOptions(group.command("show").description("one scenario, with provenance and confidence per cell"))
    .argument("<id>", "scenario id, such as cpb-2020-03-s1")
    .option("--json", "one JSON document on stdout")
    .action((id: string, options: Options) =>
      runCommand({context, json: options.json}, async () => {
        const {findScenario} = await import("../../loaders/scenarios/library.js");
        const {scenarioPath} = await import("../../models/scenario/scenario-path.js");
        const {publication, variant} = findScenario(await openLibrary(context, options), id);
        const path = scenarioPath(publication, id);
        const about = {...publication, variants: publication.variants.map((each) => each.id)};
        const cells = formatTable(
          [...publication.base, ...variant.cells],
          [
            {title: "measure", value: ({measure}) => measure},
            {title: "year", value: ({year}) => year},
            {title: "statistic", value: ({statistic}) => statistic},
            {
              title: "value",
              value: ({relation, value}) => (relation === "exact" ? `${value}` : `${relation} ${value}`)
            },
            {
              title: "confidence",
              value: ({confidence, verify}) => (verify === true ? `${confidence}, to verify` : confidence)
            },
            {title: "source", value: ({source}) => source}
          ]
        );
        const grown = [...variant.sectors, ...(variant.finer ?? [])];
        const sectors = formatTable(grown, [
          {title: "sector", value: ({sector}) => sector},
          {title: "year", value: ({year}) => year},
          {title: "growth (%)", value: ({value}) => value},
          {title: "confidence", value: ({confidence}) => confidence},
          {title: "source", value: ({source}) => source}
        ]);
        const head = `${publication.title} (${publication.publisher}, ${publication.published}): ${variant.label}\n${variant.story}`;
        const said = path.warnings.map(({message}) => `warning: ${message}`);
        const shown = grown.length > 0 ? ["", sectors] : [];
        return {json: {...about, variant, path}, text: [head, "", cells, ...shown, ...said].join("\n")};
      })
    );
};
