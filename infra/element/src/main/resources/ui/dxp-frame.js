// What the pages of staff have in common: how they make elements, ask a service and say a moment; and the frame of a page with several sections, each a module of its own: their tabs, and which of them is looked at. A section stays as it is while another one is looked at.

/** An element; an attribute onclick and the like listens. What is not there is left out, among the children as well. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

export function button(word, action, attributes = {}) {
  return make("button", { type: "button", class: "btn", ...attributes, onclick: action }, word);
}

/** The half of "日本語 / English" that the reader understands. */
export function inOwnWords(text, locale) { return String(text ?? "").split(" / ")[locale === "en" ? 1 : 0] || String(text ?? ""); }

/** The text in the reader's language. */
export function pick(text, locale) { return text ? (locale === "en" && text.en ? text.en : text.ja) : ""; }

/** The half that the reader understands, or nothing if it is not in their language: what programs tell each other helps nobody here. */
export function readable(text, locale) {
  const told = inOwnWords(text, locale);
  return locale === "en" || /[\u3040-\u30ff\u4e00-\u9fff]/.test(told) ? told : "";
}

/** Sends a request: a file, a form and a text of JSON as they are, anything else as JSON. The answer's body is read as JSON. No answer has the status 0, and what is no JSON comes from no service of ours. */
export async function call(method, path, body, { headers = {}, signal, parse = JSON.parse } = {}) {
  const all = { Accept: "application/json", ...headers };
  if (body instanceof Blob) all["Content-Type"] = body.type || "application/octet-stream";
  else if (body && !(body instanceof FormData)) all["Content-Type"] = "application/json";
  const csrf = document.querySelector('meta[name="csrf"]');
  if (csrf) all["X-CSRF-TOKEN"] = csrf.content;
  const isReady = !body || typeof body === "string" || body instanceof Blob || body instanceof FormData;
  let answer;
  let text;
  try {
    answer = await fetch(path, { method, headers: all, body: isReady ? body : JSON.stringify(body), signal });
    text = await answer.text();
  } catch {
    return { ok: false, status: 0, body: {} };
  }
  try {
    return { ok: answer.ok, status: answer.status, body: text === "" ? {} : parse(text) };
  } catch {
    return { ok: false, status: answer.ok ? 502 : answer.status, body: {} };
  }
}

const REFUSALS = {
  0: { ja: "通信できません。ネットワークの接続を確かめてください。", en: "There is no connection: check the network." },
  401: { ja: "サインインの期限が切れました。ページを開き直してサインインしてください。", en: "Your sign-in has ended: open the page again and sign in." },
  403: { ja: "この操作を行う権限がありません。", en: "You may not do this." },
  500: { ja: "サービスが応答できません。少し待って、もう一度お試しください。", en: "The service cannot answer: try again in a moment." },
};

/** Why a request came to nothing, in the reader's words. @param told what the service says of it, where its status does not say enough */
export function whyNot({ status = 0, body = {} }, locale, told = [body.title, body.detail].map((text) => readable(text, locale)).filter((text) => text !== "").join(" ")) {
  return pick(REFUSALS[status >= 500 ? 500 : status], locale) || told || pick({ ja: "受け付けられませんでした。", en: "It was not accepted." }, locale);
}

/** September is Sept to browsers. */
function inJapan(time, locale, form) {
  return time.toLocaleString(locale === "en" ? "en-GB" : "ja-JP", { timeZone: "Asia/Tokyo", year: "numeric", month: locale === "en" ? "short" : "long", day: "numeric", ...form }).replace("Sept", "Sep");
}

/** A moment as the clocks in Japan have it: 2026年9月5日 09:07, 5 Sep 2026, 09:07. @param more what is said besides */
export function moment(text, locale, more = {}) { return text ? inJapan(new Date(text), locale, { hour: "2-digit", minute: "2-digit", ...more }) : "－"; }

/** A day with that of the week: 2026年9月5日(土), Sat, 5 Sep 2026. */
export function day(text, locale) { return inJapan(new Date(`${text}T00:00:00+09:00`), locale, { weekday: "short" }); }

const inEra = (year) => (year >= 2019 ? `令和${year === 2019 ? "元" : year - 2018}` : year >= 1989 ? `平成${year === 1989 ? "元" : year - 1988}` : `昭和${year - 1925}`);
const PERIODS = [
  [/^FY(\d{4})-Q(\d)$/, (year, part) => `${inEra(year)}年度第${part}四半期`], [/^FY(\d{4})-H(\d)$/, (year, part) => `${inEra(year)}年度${part === "1" ? "上期" : "下期"}`], [/^FY(\d{4})$/, (year) => `${inEra(year)}年度`],
  [/^CY(\d{4})-H(\d)$/, (year, part) => `${inEra(year)}年${part === "1" ? "1～6月" : "7～12月"}`], [/^CY(\d{4})$/, (year) => `${inEra(year)}年（暦年）`], [/^(\d{4})-(\d\d)$/, (year, part) => `${year === 2019 && part < "05" ? "平成31" : inEra(year)}年${Number(part)}月`],
];

/** A period as people say it; what is none, and English, stays as it is. */
export function periodName(text, locale) {
  if (locale === "en") return text;
  for (const [form, said] of PERIODS) {
    const found = form.exec(text);
    if (found) return said(Number(found[1]), found[2]);
  }
  return text;
}

/** How tabs look; colours after the shell. */
const tabs = (tag) => `
${tag}{display:block}
${tag} .tabs ul{display:flex;flex-wrap:wrap;gap:4px;border-bottom:2px solid #d8d8e0;margin:0 0 16px;padding:0;list-style:none}
${tag} .tabs a{display:block;padding:10px 16px;min-height:44px;font-weight:700;text-decoration:none;border-bottom:4px solid transparent;margin-bottom:-2px;color:#00118f}
${tag} .tabs a[aria-current]{border-color:#0017c1;background:#e8f1fe}
${tag} .tabs a:hover{background:#e8f1fe;text-decoration:underline}
${tag} [tabindex="-1"]:focus{outline:0;box-shadow:none}
${tag} [hidden]{display:none!important}
@media (max-width:640px){${tag} .tabs a{padding:10px 12px}}
@media (forced-colors:active){${tag} .tabs a{border-color:Canvas}${tag} .tabs a[aria-current]{border-color:Highlight}}
`;

/** An address that had to pass a sign-in names its section as ?show=rounds: what stands behind # is lost there. */
function toSectionAskedFor() {
  const address = new URL(location.href);
  const asked = address.searchParams.get("show");
  if (asked === null) return;
  address.searchParams.delete("show");
  address.hash ||= asked;
  history.replaceState(history.state, "", address);
}

/** A page of sections: each has an id, a title, the roles that see it, and opens itself for a host. What the address says behind the id, as 72 in #projects/72, is the section's own: what it opened hears of it as dxp:address whenever it is shown. */
export class SectionedPage extends HTMLElement {
  locale = "ja";
  roles = [];
  sections = [];
  tabs = new Map();
  #all;
  #style;
  #label;
  #opened = new Map();
  #place;
  #followed;

  /** @param label what the row of tabs is called, Japanese and English */
  constructor(all, style, label) {
    super();
    this.#all = all;
    this.#style = style;
    this.#label = label;
  }

  connectedCallback() {
    this.sections = this.#all.filter((each) => each.roles.some((role) => this.roles.includes(role)));
    const links = this.sections.map((each) => {
      const link = make("a", { href: `#${each.id}` }, pick(each.title, this.locale));
      this.tabs.set(each.id, link);
      return make("li", {}, link);
    });
    this.#place = make("div");
    this.replaceChildren(make("style", {}, tabs(this.localName) + this.#style), make("nav", { class: "tabs", "aria-label": this.say(...this.#label) }, make("ul", {}, ...links)), this.#place);
    toSectionAskedFor();
    this.#followed = () => this.#show(location.hash.slice(1), true);
    window.addEventListener("hashchange", this.#followed);
    this.#show(location.hash.slice(1), false);
  }

  disconnectedCallback() { window.removeEventListener("hashchange", this.#followed); }

  say(ja, en) { return this.locale === "en" ? en : ja; }

  /** What a section may ask of the page; a page may offer more. */
  host() {
    return {
      locale: this.locale, roles: this.roles,
      say: (ja, en) => this.say(ja, en),
      tell: (type, detail) => this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true })),
      go: (other) => { location.hash = other; },
    };
  }

  /** The sections that were opened, by their ids. */
  opened() { return [...this.#opened.keys()]; }

  isLookedAt(id) { return this.#opened.has(id) && !this.#opened.get(id).hidden; }

  /** A section that knows old things is opened anew: at once if it is looked at, or else when it is. */
  forget(id) {
    const lookedAt = this.isLookedAt(id);
    this.#opened.get(id)?.remove();
    this.#opened.delete(id);
    if (lookedAt) this.#show(location.hash.slice(1), false);
  }

  #show(wanted, moved) {
    const [name, ...rest] = wanted.split("/");
    const named = this.sections.find((each) => each.id === name);
    const chosen = named || this.sections[0];
    if (!chosen) { this.#place.replaceChildren(make("p", { role: "status" }, this.say("この画面で行えることはありません。", "There is nothing for you to do here."))); return; }
    if (!this.#opened.has(chosen.id)) {
      const opened = make("div", { id: `${this.localName}-${chosen.id}-section`, tabindex: "-1" }, chosen.open(this.host(chosen.id)));
      this.#opened.set(chosen.id, opened);
      this.#place.append(opened);
    }
    for (const [id, opened] of this.#opened) opened.hidden = id !== chosen.id;
    for (const [id, link] of this.tabs) {
      if (id === chosen.id) link.setAttribute("aria-current", "page"); else link.removeAttribute("aria-current");
    }
    if (moved) this.#opened.get(chosen.id).focus({ preventScroll: true });
    this.#opened.get(chosen.id).firstElementChild.dispatchEvent(new CustomEvent("dxp:address", { detail: { rest: named ? rest.join("/") : "", moved } }));
  }
}
