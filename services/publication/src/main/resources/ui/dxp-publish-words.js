// Small tools that every section of the publishing page uses.
import { button, inOwnWords, make, pick } from "./dxp-frame.js";

export { button, inOwnWords, make, pick };

/** Sends a request; the answer's body is read as JSON. No answer has the status 0. A file goes as it is. */
export async function call(method, path, body, more = {}) {
  const headers = { Accept: "application/json", ...more };
  if (body) headers["Content-Type"] = body instanceof Blob ? body.type || "application/octet-stream" : "application/json";
  const csrf = document.querySelector('meta[name="csrf"]');
  if (csrf) headers["X-CSRF-TOKEN"] = csrf.content;
  try {
    const answer = await fetch(path, { method, headers, body: body instanceof Blob ? body : body && JSON.stringify(body) });
    const text = await answer.text();
    return { ok: answer.ok, status: answer.status, body: text === "" ? {} : JSON.parse(text) };
  } catch {
    return { ok: false, status: 0, body: {} };
  }
}

/** Why a request came to nothing, in the reader's words. */
export function whyNot({ status = 0, body = {} }, host) {
  if (status === 0) return host.say("通信できません。ネットワークの接続を確かめてください。", "There is no connection: check the network.");
  if (status === 401) return host.say("サインインの期限が切れました。ページを開き直してください。", "Your sign-in has ended: open the page again.");
  if (status === 403) return host.say("この操作を行う権限がありません。", "You may not do this.");
  if (status >= 500) return host.say("サービスが応答できません。少し待って、もう一度お試しください。", "The service cannot answer: try again in a moment.");
  if (body.errors?.length) return body.errors.map((fault) => inOwnWords(fault.message, host.locale)).join(host.say("、", "; "));
  return inOwnWords(body.detail || body.title, host.locale);
}

export function moment(text, locale) {
  return text ? new Date(text).toLocaleString(locale === "en" ? "en-GB" : "ja-JP", { timeZone: "Asia/Tokyo", year: "numeric", month: locale === "en" ? "short" : "long", day: "numeric", hour: "2-digit", minute: "2-digit" }) : "－";
}

export function day(text, locale) {
  return new Date(`${text}T00:00:00+09:00`).toLocaleDateString(locale === "en" ? "en-GB" : "ja-JP", { timeZone: "Asia/Tokyo", year: "numeric", month: locale === "en" ? "short" : "long", day: "numeric", weekday: "short" });
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

/** Loads something into a place: loading, what was loaded, or why it was not and a way to try again. */
export async function load(place, path, host, draw) {
  place.replaceChildren(make("p", { role: "status" }, make("progress", { "aria-label": host.say("読み込み中", "Loading") }), host.say(" 読み込んでいます…", " Loading…")));
  const answer = await call("GET", path);
  if (answer.ok) { place.replaceChildren(...draw(answer.body)); return; }
  const what = host.say("読み込めませんでした。", "It could not be loaded.");
  host.tell("dxp:error", { message: what });
  place.replaceChildren(make("section", {}, make("p", { role: "alert" }, `⚠ ${what} ${whyNot(answer, host)}`), button(host.say("もう一度試す", "Try again"), () => load(place, path, host, draw))));
}
