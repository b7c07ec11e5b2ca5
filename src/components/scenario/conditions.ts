import {benefitDefaults} from "../../models/scenario/measures.js";
import {formatNumber, formatSigned} from "../../locale/format.js";
import {scenarioPage, sectorNames} from "../../locale/scenario.js";
import {scenarioConditions as words} from "../../locale/scenario-conditions.js";
import {h} from "../dom.js";
import {inSentence} from "../system/natural.js";
import type {ScenarioView} from "./scenario-data.js";
import {fineSectorNames, scenarioOwnData} from "../../locale/scenario-own-data.js";
import {isFineSector} from "../../models/scenario/fine-sectors.js";
import {ownReasons, ownSectors} from "./scenario-state.js";
import {warningWords} from "./warning-words.js";

/** What must be true for the result to come out, as sentences: the story, the assumptions, and what to be careful with. */
export function Conditions(view: ScenarioView): HTMLElement {
  const {variant, isOwn} = view;
  const list = (sentences: readonly string[]): HTMLElement =>
    h(
      "ul",
      {},
      sentences.map((sentence) => h("li", {}, sentence))
    );
  const warnings = warningWords(view);
  return h(
    "section",
    {class: "sh-scenario-conditions"},
    h("h2", {}, words.title),
    h("h3", {}, words.story),
    h("p", {}, variant.story, isOwn ? ` ${words.own}` : ""),
    variant.conditions.length > 0 ? list(variant.conditions) : null,
    h("h3", {}, words.assumptions),
    list(assumptionWords(view)),
    warnings.length > 0 ? [h("h3", {}, words.warnings), list(warnings)] : null
  );
}

/** The assumptions of a result, each in a sentence. */
function assumptionWords(view: ScenarioView): string[] {
  const {outcome, choice, file, publication, systemName, region, own} = view;
  const [first] = outcome.years;
  const sectors = first?.shocks.sectors ?? [];
  const open = sectors.filter(({origin}) => origin === "approximated");
  const lambda = first?.shocks.lambda ?? null;
  const reasons = ownReasons(choice);
  const {ww, bijstand} = benefitDefaults;
  const percent = (share: number): string => formatNumber(share * 100, 0);
  const from = first?.jobsTotal.from ?? "none";
  return [
    ...(lambda === null || first === undefined
      ? []
      : [
          words.approximated(
            open.map(({sector}) => inSentence(sectorNames[sector])).join("; "),
            String(first.year),
            formatNumber(lambda, 2)
          )
        ]),
    ...sectors
      .filter(({origin}) => origin === "overridden")
      .map(({sector, value}) =>
        words.overridden(sectorNames[sector], formatSigned(value, 2), reasons.get(sector) ?? "")
      ),
    ...[...ownSectors(choice)].flatMap(([sector, value]) =>
      !isFineSector(sector)
        ? []
        : [
            own.register?.fine[sector] === undefined
              ? scenarioOwnData.partUnknown(inSentence(fineSectorNames[sector]))
              : words.overridden(fineSectorNames[sector], formatSigned(value, 2), reasons.get(sector) ?? "")
          ]
    ),
    ...(own.register === null ? [] : [scenarioOwnData.mix(region.name, own.register.name, String(own.register.year))]),
    words.jobs[from],
    words.sameGrowth,
    ...(choice.banen === 0 ? [] : [words.local(formatSigned(choice.banen, 0), choice.werkgever)]),
    ...(choice.banen === 0 || own.table === null || choice.werkgevertak === ""
      ? []
      : [scenarioOwnData.chain(formatNumber(own.table.multiplier, 2))]),
    words.theta(formatNumber(choice.theta)),
    file.commutingYear === null ? words.noCommuting : words.commuting(String(file.commutingYear)),
    words.benefits(
      percent(ww.share),
      formatNumber(ww.delay, 1),
      percent(bijstand.share),
      formatNumber(bijstand.delay, 1)
    ),
    ...(choice.steun === 0
      ? []
      : [
          words.support(
            formatNumber(choice.steun, 0),
            String(choice.steuntot || publication.baseYear + 1),
            formatNumber(choice.terug, 0)
          )
        ]),
    words.care(systemName),
    words.transfer(scenarioPage.bar.transfers[choice.overdracht] ?? choice.overdracht)
  ];
}
