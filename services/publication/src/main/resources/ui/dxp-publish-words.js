// Small tools that every section of the publishing page uses.
import { button, call, day, inOwnWords, make, moment, pick, whyNot as refusal } from "./dxp-frame.js";

export { button, call, day, inOwnWords, make, moment, pick };

/** Why a request came to nothing, in the reader's words: each fault, or what is the matter. */
export function whyNot(answer, { locale, say }) {
  const { errors, detail, title } = answer.body;
  return refusal(answer, locale, errors?.length ? errors.map((fault) => inOwnWords(fault.message, locale)).join(say("、", "; ")) : inOwnWords(detail || title, locale));
}

export const KINDS = { month: { ja: "月次", en: "Month" }, quarter: { ja: "四半期", en: "Quarter" }, half: { ja: "半期", en: "Half" }, year: { ja: "年次", en: "Year" } };

const STANDINGS = {
  PREPARED: { ja: "○ 準備中", en: "○ Prepared", kind: "" }, EMBARGOED: { ja: "◷ 公開待ち", en: "◷ Embargoed", kind: "" },
  PUBLISHED: { ja: "✔ 公表済み", en: "✔ Published", kind: "ok" }, WITHDRAWN: { ja: "✕ 取り下げ", en: "✕ Withdrawn", kind: "er" },
};

export function standing(release, locale) {
  const word = STANDINGS[release.standing];
  return make("span", { class: `chip ${word.kind}` }, pick(word, locale));
}

/** That something was done; the next attempt takes it away. */
export function done(said) { return said ? make("p", { role: "status", class: "said" }, `✔ ${said}`) : null; }

/** Before a new attempt: what the last one said no longer counts. */
export function hush(place) {
  for (const each of place.querySelectorAll(".said")) each.remove();
  for (const each of place.querySelectorAll("[role=alert]")) each.textContent = "";
}

/** Whoever acted goes on at what was done, or else at the heading, not at the top of the page. */
export function arrive(place) {
  const goal = place.querySelector(".said") || place.querySelector("h2") || place;
  goal.setAttribute("tabindex", "-1");
  goal.focus();
}

/** Loads something into a place: loading, what was loaded, or why it was not and a way to try again. @param acted whether somebody's act led here, whose focus comes along */
export async function load(place, path, host, draw, acted = false) {
  place.replaceChildren(make("p", { role: "status" }, make("progress", { "aria-label": host.say("読み込み中", "Loading") }), host.say(" 読み込んでいます…", " Loading…")));
  const answer = await call("GET", path);
  if (answer.ok) {
    place.replaceChildren(...draw(answer.body));
    if (acted) arrive(place);
    return;
  }
  const what = host.say("読み込めませんでした。", "It could not be loaded.");
  host.tell("dxp:error", { message: what });
  place.replaceChildren(make("section", {}, make("p", { role: "alert" }, `⚠ ${what} ${whyNot(answer, host)}`), button(host.say("もう一度試す", "Try again"), () => load(place, path, host, draw, true))));
  if (acted) arrive(place);
}
