import {existsSync} from "node:fs";
import {readFile, readdir} from "node:fs/promises";
import {fileURLToPath} from "node:url";
import {describe, expect, it} from "vitest";
import {sharedDir} from "../../test/helpers/shared.js";
import {readCatalogue} from "./catalogue.js";
import {findForbiddenWords} from "./forbidden-words.js";

const root = fileURLToPath(new URL("../../data", import.meta.url));
const catalogue = await readCatalogue(root);
const indicators = [...catalogue.indicators.values()];
const dashboard = ["werk-en-inkomen", "mentale-weerbaarheid", "onderwijs", "gedrag", "sociale-cohesie"];
const waarstaatjegemeente = [
  "covid-19",
  "economie",
  "werkgelegenheid",
  "openbare-orde-en-veiligheid",
  "zorg-en-sociaal"
];
const ids = (predicate: (indicator: (typeof indicators)[number]) => boolean): string[] =>
  indicators.filter(predicate).map((indicator) => indicator.id);
const get = (id: string) => {
  const indicator = catalogue.indicators.get(id);
  if (!indicator) throw new Error(`${id} is not in the catalogue`);
  return indicator;
};

describe("the catalogue's content", () => {
  it("has at least sixty indicators with something to measure, and at least six in each theme", () => {
    expect(indicators.length - ids((each) => each.missingBecause !== null).length).toBeGreaterThanOrEqual(60);
    for (const theme of dashboard) {
      const measured = ids((each) => each.themes.includes(theme) && each.missingBecause === null);
      expect(measured.length, theme).toBeGreaterThanOrEqual(6);
    }
  });

  it("has the five themes with their colours in the order of the dashboard, and the five categories", () => {
    const themes = [...catalogue.themes.values()];
    const of = (classification: string) => themes.filter((theme) => theme.classification === classification);
    expect(of("dashboard").map((theme) => [theme.id, theme.token])).toEqual([
      ["werk-en-inkomen", "work"],
      ["mentale-weerbaarheid", "mental"],
      ["onderwijs", "school"],
      ["gedrag", "behaviour"],
      ["sociale-cohesie", "cohesion"]
    ]);
    expect(of("waarstaatjegemeente").map((theme) => theme.id)).toEqual(waarstaatjegemeente);
    for (const theme of themes)
      expect(ids((each) => each.themes.includes(theme.id)).length, theme.id).toBeGreaterThan(3);
  });

  it("shows first in a theme only indicators of that theme that are no gap", () => {
    for (const theme of catalogue.themes.values()) {
      if (theme.classification === "dashboard") expect(theme.headline.length, theme.id).toBeGreaterThanOrEqual(3);
      for (const id of theme.headline) {
        expect(get(id).themes, id).toContain(theme.id);
        expect(get(id).missingBecause, id).toBeNull();
      }
    }
  });

  it("has all canonical ids", () => {
    const canonical = `inwoners inwoners-0-17 inwoners-0-22 inwoners-0-24 inwoners-15-74 inwoners-15-aow inwoners-18-plus
      inwoners-65-plus huishoudens beroepsbevolking verzekerden-18-plus werkloosheid ww-uitkeringen ww-instroom bijstand
      bijstand-instroom ao-uitkeringen banen vestigingen faillissementen vacatures now-gebruik tozo-gebruik tvl-gebruik
      belastinguitstel bbp-groei ggz-kosten psychische-klachten jeugdzorg-0-22 jeugdzorg-0-24 jeugdzorg
      jongeren-met-jeugdzorg jeugdhulp jeugdhulp-zonder-verblijf jeugdhulp-met-verblijf jeugdbescherming jeugdreclassering`;
    expect(canonical.split(/\s+/).filter((id) => !catalogue.indicators.has(id))).toEqual([]);
  });

  it("has every item that municipalities missed, as an indicator or as a gap that says why", () => {
    const missed = {
      "indicatoren op wijkniveau": ["actuele-jeugdhulp-per-wijk"],
      "werk: vacatures, WW-data": ["vacatures-gemeente", "ww-aanvragen", "ww-instroom"],
      "koppeling ggz en Zvw": ["ggz-zvw-koppeling"],
      schooluitval: ["voortijdig-schoolverlaters", "schooluitval-lopend-jaar"],
      "gelijke kansen": ["gelijke-kansen", "bijgesteld-schooladvies"],
      "bredere onderwijscijfers": ["onderwijsachterstand", "speciaal-onderwijs", "leervertraging"],
      "stapeling, ook link met IPW": ["meerdere-voorzieningen", "meerdere-voorzieningen-ipw"],
      preventie: ["preventie"],
      "Veilig Thuis": ["veilig-thuis-adviezen", "veilig-thuis-meldingen"],
      "onderscheid ZIN/PGB": ["jeugdhulp-zorg-in-natura-of-pgb", "wmo-zorg-in-natura-of-pgb"],
      "maatschappelijke opvang": ["maatschappelijke-opvang"],
      "berichtenverkeer (GGK)": ["berichtenverkeer-jeugd", "berichtenverkeer-wmo"]
    };
    for (const [item, found] of Object.entries(missed))
      expect(
        found.filter((id) => !catalogue.indicators.has(id)),
        item
      ).toEqual([]);
  });

  it("begins every gap with the words readers know it by", () => {
    for (const {id, missingBecause} of indicators)
      if (missingBecause !== null) expect(missingBecause, id).toMatch(/^Nog niet beschikbaar, omdat .{20,}\.$/);
  });

  it("has the candidates for early warning, each naming what it warns of", () => {
    const candidates = `ww-aanvragen bijstandsaanvragen betalingsachterstanden huisarts-ggz-contacten poh-ggz-contacten
      kindertelefoon hulplijn-113 mind-hulplijn schoolverzuim veilig-thuis-adviezen wijkteam-aanmeldingen
      jeugdhulp-aanmeldingen vacatures zoekgedrag-mentale-klachten`.split(/\s+/);
    for (const id of candidates) expect(get(id).earlyWarning, id).toBe(true);
    expect(ids((each) => each.earlyWarning && each.leadsTo.length === 0)).toEqual([]);
    expect(ids((each) => each.leadDays !== null && !each.earlyWarning)).toEqual([]);
    expect(ids((each) => each.leadDays !== null && each.leadDays <= (each.delayDays ?? 0))).toEqual([]);
  });

  it("has use of the support measures by municipality and sector", () => {
    for (const id of ["now-gebruik", "tozo-gebruik", "tvl-gebruik", "belastinguitstel"]) {
      expect(get(id).levels, id).toContain("gemeente");
      expect(get(id).breakdowns, id).toContain("sector");
      expect(get(id).direction, id).toBe("none");
    }
  });

  it("never judges use of care", () => {
    const use =
      /^(jeugd(zorg|hulp|bescherming|reclassering)|jongeren-met-jeugdzorg|ggz-(kosten|clienten|zvw)|wmo|veilig-thuis|huisarts|poh|berichtenverkeer|hulplijn|mind-|kindertelefoon|maatschappelijke-opvang|meerdere-voorzieningen)/;
    const exempt = ["ggz-wachttijd", "jeugdhulp-wachttijd"];
    const judged = ids((each) => use.test(each.id) && !exempt.includes(each.id) && each.direction !== "none");
    expect(judged).toEqual([]);
    expect(ids((each) => use.test(each.id)).length).toBeGreaterThan(20);
  });

  it("gives every count and amount a denominator, population itself and national totals apart", () => {
    const without = ids(
      (each) =>
        ["count", "amount"].includes(each.measure) &&
        each.denominator === null &&
        !each.themes.includes("bevolking") &&
        each.levels.some((level) => level !== "land")
    );
    expect(without).toEqual([]);
  });

  it("divides by counts of persons, households, jobs or firms only", () => {
    for (const {id, denominator} of indicators)
      if (denominator !== null) expect(get(denominator).measure, id).toBe("count");
  });

  it("keeps percentages of a whole within 0 and 100", () => {
    for (const {id, measure, unit, plausible} of indicators) {
      if (measure !== "percentage" || unit === "%") continue;
      expect(plausible[0], id).toBe(0);
      expect(plausible[1], id).toBeLessThanOrEqual(100);
    }
    expect(ids((each) => each.measure === "percentage" && !each.unit.startsWith("%"))).toEqual([]);
  });

  it("says of everything where it stands: grain, level, plausible range, and how soon where it should warn", () => {
    expect(ids((each) => each.grains.length === 0 || each.levels.length === 0)).toEqual([]);
    expect(ids((each) => each.plausible.includes(null))).toEqual([]);
    expect(ids((each) => each.earlyWarning && each.delayDays === null && each.missingBecause === null)).toEqual([]);
  });

  it("gives each form of youth care the age base of its own denominator", () => {
    const bases = {
      "jeugdzorg-0-22": "inwoners-0-22",
      "jeugdzorg-0-24": "inwoners-0-24",
      "jongeren-met-jeugdzorg": "inwoners-0-22",
      jeugdhulp: "inwoners-0-22",
      jeugdbescherming: "inwoners-0-17",
      jeugdreclassering: "inwoners-12-22"
    };
    for (const [id, denominator] of Object.entries(bases)) {
      expect(get(id).denominator, id).toBe(denominator);
      expect(get(id).ageBase, id).toBe(get(denominator).ageBase);
    }
    expect(get("jeugdzorg").parts).toEqual([
      {indicator: "jeugdzorg-0-22", from: null, to: "2020-12-31"},
      {indicator: "jeugdzorg-0-24", from: "2021-01-01", to: null}
    ]);
  });

  it("carries the breaks that are most often got wrong, at their dates", () => {
    const starts = (id: string, kind: string) =>
      get(id)
        .notes.filter((note) => note.kind === kind)
        .map((note) => note.starts);
    expect(starts("jongeren-met-jeugdzorg", "series-break")).toEqual(["2015-01-01", "2021-01-01"]);
    expect(starts("jongeren-met-jeugdzorg", "revision")).toEqual(["2021-01-01"]);
    expect(starts("jeugdhulp-met-verblijf", "definition-change")).toEqual(["2022-01-01"]);
    expect(starts("ggz-kosten", "series-break")).toEqual(["2021-01-01", "2022-01-01"]);
    expect(starts("ggz-kosten", "definition-change")).toContain("2012-01-01");
    expect(starts("werkloosheid", "definition-change")).toEqual(["2013-01-01"]);
    expect(starts("bijstand", "definition-change")).toContain("2015-01-01");
    const ggz2021 = get("ggz-kosten").notes.find((note) => note.id === "ggz-kosten-2021");
    expect(ggz2021?.text).toContain("Of het gebruik daalde, is hieruit niet te lezen.");
    const utrecht = get("jeugdhulp-aanmeldingen").notes.find((note) => note.effect === "overrule-signal");
    expect(utrecht).toMatchObject({
      kind: "administrative-backlog",
      regions: ["GM0344"],
      starts: "2020-07-01",
      ends: "2020-09-30"
    });
  });

  it("lets nothing be compared across a break, and says so in words", () => {
    const breaks = indicators.flatMap(({notes}) => notes).filter((note) => note.kind === "series-break");
    expect(breaks.filter((note) => note.effect !== "exclude").map((note) => note.id)).toEqual([]);
    expect(breaks.length).toBeGreaterThan(20);
    for (const {id, text} of breaks) expect(text, id).toMatch(/vergelijk/i);
  });

  it("knows the crises, the support with start and end, and the changes of policy", () => {
    const event = new Map(catalogue.events.map((each) => [each.id, [each.kind, each.starts, each.ends]]));
    expect(event.get("now-1")).toEqual(["measure", "2020-03-01", "2020-05-31"]);
    expect(event.get("tozo-5")).toEqual(["measure", "2021-07-01", "2021-09-30"]);
    expect(event.get("avondklok")).toEqual(["measure", "2021-01-23", "2021-04-28"]);
    expect(event.get("jeugdwet")).toEqual(["policy", "2015-01-01", null]);
    expect(event.get("woonplaatsbeginsel")).toEqual(["policy", "2022-01-01", null]);
    expect(event.get("zorgprestatiemodel")).toEqual(["policy", "2022-01-01", null]);
    expect(catalogue.events.filter((each) => each.kind === "crisis")).toHaveLength(3);
    expect(catalogue.events.filter((each) => each.kind === "measure" && each.ends === null)).toEqual([]);
  });

  it("has the ten sectors that scenarios use, in order", () => {
    const sectors = catalogue.breakdowns.get("sector")?.categories.map((category) => category.id);
    expect(sectors?.slice(0, 10)).toEqual(["A", "B-E", "F", "G-I", "J", "K", "L", "M-N", "O-Q", "R-U"]);
    expect([...catalogue.breakdowns.keys()].slice(0, 4)).toEqual(["age", "sex", "sector", "type"]);
    for (const {categories} of catalogue.breakdowns.values())
      expect(new Set(categories.map((category) => category.id)).size).toBe(categories.length);
  });

  it("speaks plain Dutch: no misread words, no abbreviations, no English", () => {
    const texts = [
      ...indicators.flatMap(({id, title, definition, unit, ageBase, missingBecause, notes}) => [
        ...[title, definition, unit, ageBase ?? "", missingBecause ?? ""].map((text) => [id, text] as const),
        ...notes.map((note) => [note.id, note.text] as const)
      ]),
      ...[...catalogue.themes.values(), ...catalogue.events].flatMap(({id, title, description}) => [
        [id, title] as const,
        [id, description] as const
      ]),
      ...[...catalogue.breakdowns.values()].flatMap(({id, title, categories}) => [
        [id, title] as const,
        ...categories.map((category) => [id, category.title] as const)
      ])
    ];
    const wrong = texts.flatMap(([id, text]) =>
      findForbiddenWords(text).map(({word}) => `${id}: ${word} in “${text}”`)
    );
    expect(wrong).toEqual([]);
    expect(indicators.flatMap(({id, title}) => findForbiddenWords(title, "heading").map(() => id))).toEqual([]);
  });

  it("writes titles in sentence case and definitions as short sentences", () => {
    for (const {id, title, definition} of indicators) {
      expect(title, id).toMatch(/^[A-Z]/);
      expect(title.length, id).toBeLessThanOrEqual(65);
      expect(title, id).not.toMatch(/\.$/);
      expect(definition, id).toMatch(/^[A-Z0-9].*\.$/s);
      for (const sentence of definition.split(/(?<=[a-z)]\.)\s/))
        expect(sentence.split(" ").length, `${id}: ${sentence}`).toBeLessThanOrEqual(30);
    }
  });

  it("names CBS tables in their exact case, since the publisher finds no other", () => {
    const lower = ["03759ned", "37789ksz", "70072ned", "80472ned", "80590ned"];
    for (const {id, cbs} of indicators)
      if (cbs) expect(lower.includes(cbs.table) || /^8\d{4}NED$/.test(cbs.table), `${id}: ${cbs.table}`).toBe(true);
  });

  it.runIf(sharedDir)("names only measures that the publisher's own metadata know", async () => {
    const checked: string[] = [];
    for (const {id, cbs} of indicators) {
      const file = `${sharedDir}/data/cbs-v4/${cbs?.table}/measure-codes.json`;
      if (!cbs?.measure || cbs.version !== "v4" || !existsSync(file)) continue;
      const codes = JSON.parse(await readFile(file, "utf8")) as {value: {Identifier: string}[]};
      expect(
        codes.value.map((code) => code.Identifier),
        id
      ).toContain(cbs.measure);
      checked.push(id);
    }
    expect(checked.length).toBeGreaterThan(20);
    expect(
      ids((each) => each.cbs?.measure !== undefined && each.cbs.version === "v4" && !checked.includes(each.id))
    ).toEqual([]);
  });

  it("says of what stands in 37789ksz that a year of the country is a mean, as that table does", () => {
    const {columns = []} = catalogue.sources.get("cbs-37789ksz") ?? {};
    expect(columns.map(({indicator}) => indicator)).toContain("ww-uitkeringen");
    for (const {indicator} of columns) {
      const {definition} = get(indicator);
      expect(definition).toContain("Een maandcijfer is het aantal aan het einde van de maand.");
      expect(definition).toContain("Het jaarcijfer van Nederland is het gemiddelde van het jaar.");
      expect(definition).not.toContain("einde van de periode");
    }
  });

  it("tells editors which schema each file follows", async () => {
    for (const name of await readdir(`${root}/catalogue/indicators`))
      expect(await readFile(`${root}/catalogue/indicators/${name}`, "utf8"), name).toMatch(
        /^# yaml-language-server: \$schema=\.\.\/indicator\.schema\.json\n/
      );
    for (const kind of ["theme", "event", "breakdown"])
      expect(await readFile(`${root}/catalogue/${kind}s.yaml`, "utf8")).toMatch(
        new RegExp(`^# yaml-language-server: \\$schema=\\./${kind}\\.schema\\.json\n`)
      );
  });
});
