import {InputError} from "../../../models/errors.js";
import {handout} from "../../../models/interpretation/handout.js";
import type {Session} from "../../../models/interpretation/format.js";
import {session as shared} from "../../../locale/session.js";
import {sessionLead} from "../../../locale/session-lead.js";
import {CopyLink} from "../../controls/copy-link.js";
import {h} from "../../dom.js";
import {pageHref} from "../../pages/page-href.js";
import {QrPicture} from "../../qr/qr-picture.js";
import type {Desk} from "../edit.js";
import {watch} from "../watch.js";

const words = sessionLead.people.phone;

/** Taking part by phone: a QR code and a link that hold the questions themselves, behind the # that no browser sends. */
export function PhonePart(desk: Desk): HTMLElement {
  const {context, store} = desk;
  const body = h("div");
  let asked = "";
  return watch(store, h("section", {}, h("h3", {}, words.title), body), () => {
    const {session} = store;
    const next = JSON.stringify(handout(session));
    if (next === asked) return;
    asked = next;
    if (session.questions.length === 0) return body.replaceChildren(h("p", {}, words.none));
    void context.run("joinFragments", {session}).then((fragments) => {
      if (asked === next) body.replaceChildren(...PhoneWays(desk, session, fragments));
    });
  });
}

function PhoneWays({context}: Desk, session: Session, fragments: Record<"all" | "questions", string>): HTMLElement[] {
  const page = new URL(pageHref("../", "duiding/deelnemen"), context.effects.href());
  page.search = page.hash = "";
  const label = words.picture(session.title ?? shared.untitled);
  const copy = h(
    "p",
    {},
    CopyLink({href: () => `${page.href}${fragments.all}`, effects: context.effects}),
    " ",
    h("span", {class: "sh-field-help"}, words.link)
  );
  const reach = h("p", {class: "sh-field-help"}, isOnlyHere(page) ? words.local : words.reach);
  for (const extent of ["all", "questions"] as const) {
    const picture = pictureOf(`${page.href}${fragments[extent]}`, label);
    if (picture !== null) return [h("p", {}, words[extent]), h("div", {class: "sh-qr-frame"}, picture), reach, copy];
  }
  return [h("p", {}, words.large), reach, copy];
}

/** Null when the text does not fit in a code that a phone can read across a room. */
function pictureOf(text: string, label: string): SVGElement | null {
  try {
    return QrPicture(text, {label});
  } catch (error) {
    if (error instanceof InputError) return null;
    throw error;
  }
}

const isOnlyHere = ({protocol, hostname}: URL): boolean =>
  protocol === "file:" || ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
