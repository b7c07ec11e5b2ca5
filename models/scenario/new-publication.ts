import {readPublication} from "./read-publication.js";
import {scenarioFormat, type ScenarioPublication} from "./format.js";

export interface NewPublication {
  readonly id: string;
  readonly title: string;
  readonly publisher: string;
  readonly published: string;
  readonly source: string;
  readonly unemploymentDefinition: "old" | "new";
  /** Growth of GDP in % by year. */
  readonly gdp: Readonly<Record<string, number>>;
  /** Annual average of unemployment in % by year; the first is the year before the shock. */
  readonly unemployment: Readonly<Record<string, number>>;
}

/**
 * A publication from a few numbers: GDP growth and unemployment of (at least) two years, and the unemployment before.
 *
 * @throws InputError (invalid-scenario) of readPublication
 */
export function newPublication({id, gdp, unemployment, source, ...about}: NewPublication): ScenarioPublication {
  const [baseYear = "", ...years] = Object.keys(unemployment).sort();
  const cell = (measure: string, statistic: string, year: string, value: number | undefined): object => ({
    ...{measure, statistic, value, source},
    year: Number(year),
    confidence: "high"
  });
  const {title, publisher, published, unemploymentDefinition} = about;
  return readPublication(
    {
      format: scenarioFormat,
      ...{id, title, publisher, published, unemploymentDefinition},
      baseYear: Number(baseYear),
      base: [cell("unemployment", "annual-average", baseYear, unemployment[baseYear])],
      variants: [
        {
          id: `${id}-basis`,
          label: title,
          story: `${title} (${publisher}).`,
          cells: [
            ...Object.keys(gdp)
              .sort()
              .map((year) => cell("gdp-growth", "growth", year, gdp[year])),
            ...years.map((year) => cell("unemployment", "annual-average", year, unemployment[year]))
          ]
        }
      ]
    },
    id
  );
}
