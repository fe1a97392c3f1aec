// The frame of a staff page with several sections, each a module of its own: their tabs, and which of them is looked at. A section stays as it is while another one is looked at.
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

export function button(word, action, attributes = {}) {
  const made = make("button", { type: "button", class: "btn", ...attributes }, word);
  made.addEventListener("click", action);
  return made;
}

/** The half of "日本語 / English" that the reader understands. */
export function inOwnWords(text, locale) { return String(text ?? "").split(" / ")[locale === "en" ? 1 : 0] || String(text ?? ""); }

/** The text in the reader's language. */
export function pick(text, locale) { return text ? (locale === "en" && text.en ? text.en : text.ja) : ""; }

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
