import type {Session} from "../../../models/interpretation/format.js";
import {sessionPrepare} from "../../../locale/session-prepare.js";
import {h} from "../../dom.js";
import {pageHref} from "../../pages/page-href.js";
import {Lede} from "../../prose.js";
import {HeadFields} from "../head-fields.js";
import {browserContext, type SessionContext} from "../session-context.js";
import {acceptLead} from "../session-file.js";
import {SessionFrame} from "../session-frame.js";
import {ChangesPart, type ChangesOptions} from "./changes-part.js";
import {MakeForm} from "./make-form.js";
import {ModelPart} from "./model-part.js";
import {QuestionList} from "./question-list.js";
import {ScenarioPart} from "./scenario-part.js";

const words = sessionPrepare;

/** The page Voorbereiden: a new session, what moved in the figures, and the questions chosen from it. */
export function PrepareView(
  options: ChangesOptions & {example: () => Promise<Session>},
  context: SessionContext = browserContext()
): HTMLElement {
  return h(
    "div",
    {class: "sh-session-prepare"},
    Lede(words.lede),
    SessionFrame(context, {
      role: "lead",
      draw: (store) =>
        h(
          "div",
          {},
          h("section", {}, h("h2", {}, words.head.heading), HeadFields({context, store})),
          ChangesPart({context, store}, options),
          ModelPart({context, store}),
          ScenarioPart({context, store}),
          QuestionList({context, store}),
          h(
            "section",
            {},
            h("h2", {}, words.next.title),
            h("p", {}, words.next.lede),
            h("p", {}, h("a", {href: pageHref("../", "duiding/leiden")}, words.next.lead))
          )
        ),
      below: (open) => MakeForm(context, options, open),
      example: options.example,
      accept: acceptLead
    })
  );
}
