/**
 * Makes the example of an earlier edition, for the site of the demonstration world: `npm run demo-edition`. The world has no
 * history of publications, so this one is made up from it, as everything in that world is: figures known on a day in 2024, the
 * last of them as first publications that were revised later, and a model, a definition and texts as they might have been.
 */
import {writeFile} from "node:fs/promises";
import {join} from "node:path";
import {editionFormat, type Edition} from "../models/editions/format.js";
import {readEdition} from "../models/editions/read-edition.js";
import {writeEdition} from "../models/editions/write-edition.js";
import {createRandom} from "../models/statistics/random.js";
import {readCatalogue} from "../loaders/catalogue/catalogue.js";
import {collectEdition} from "../loaders/editions/collect-edition.js";
import {openWarehouse} from "../loaders/warehouse/database.js";
import {defaultWarehouse, projectRoot} from "../loaders/warehouse/paths.js";
import type {Grain} from "../loaders/warehouse/types.js";
import {nextPeriod} from "../src/locale/period.js";

const [id, date] = ["2024-07", "2024-07-15"];
/** Days after a period until its figure is out, where the catalogue does not say. */
const usualDelay = 180;
/** First publications of this many months lie a little off: mean and standard deviation of the share. */
const preliminary = {periods: 2, mean: -0.006, sd: 0.008};

const root = projectRoot();
const catalogue = await readCatalogue(join(root, "data"));
const {connection, close} = await openWarehouse(defaultWarehouse());
const now = await collectEdition({connection, catalogue, dataDir: join(root, "data"), root});
close();
if (!now.isSynthetic) throw new Error("the example is made from the demonstration warehouse only: build that first");

const random = createRandom(2024);
const figures = now.figures.flatMap(({indicator, grain, points}): Edition["figures"] => {
  const {delayDays, measure, decimals = 0} = catalogue.indicators.get(indicator) ?? {};
  const isOut = (period: string): boolean => {
    const out = Date.parse(nextPeriod(period, grain as Grain)) + (delayDays ?? usualDelay) * 86_400_000;
    return out <= Date.parse(date);
  };
  const known = points.filter(([period]) => isOut(period));
  const isFresh = (known.at(-1)?.[0] ?? "") >= "2023-12-01";
  const isRevised = isFresh && grain === "month" && (measure === "count" || measure === "amount");
  const first = known.map(([period, value, status], at): (typeof points)[number] => {
    if (value === null || !isRevised || at < known.length - preliminary.periods) return [period, value, status];
    const share = 1 + preliminary.mean + preliminary.sd * random.normal();
    return [period, Number((value * share).toFixed(decimals)), status];
  });
  return first.length > 0 ? [{indicator, grain, points: first}] : [];
});
const used = new Set(figures.map(({indicator}) => indicator));

const edition: Edition = {
  format: editionFormat,
  ...{id, title: "Zomer 2024 (voorbeeld)", date, owner: "Samenhang"},
  ...now,
  figures,
  municipal: now.municipal.map((each) => ({...each, years: each.years.filter(([year]) => year < 2024)})),
  held: now.held?.map((each) => ({...each, years: each.years.filter(([year]) => year < 2024)})) ?? [],
  definitions: Object.fromEntries(
    Object.entries(now.definitions)
      .filter(([indicator]) => used.has(indicator))
      .map(([indicator, definition]) =>
        indicator === "psychische-klachten"
          ? [
              indicator,
              {
                ...definition,
                definition:
                  "Het deel van de volwassenen met een matig of hoog risico op een angststoornis of depressie, gemeten met een vragenlijst van tien vragen."
              }
            ]
          : [indicator, definition]
      )
  ),
  models: now.models.map(({id: model, name, content}) => ({
    ...{id: model, name},
    content: model === "standaardmodel" ? {...content, links: earlierLinks(content["links"])} : content
  })),
  texts: now.texts.map((text) => ({...text, status: "concept", date, tester: null})),
  reasons: []
};
const text = writeEdition(edition);
const file = join(root, "data", "editions", `${id}.edition.json`);
readEdition(text, file);
await writeFile(file, text);
process.stdout.write(`${file}\n`);

/** Bijstand followed unemployment after one year in place of two. */
function earlierLinks(links: unknown): unknown {
  const list = links as {id: string; delay?: number}[];
  return list.map((link) => (link.id === "unemployment-social_assistance" ? {...link, delay: 1} : link));
}
