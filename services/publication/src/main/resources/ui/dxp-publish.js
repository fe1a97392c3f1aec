// The publishing page: a row of sections, each a module of its own. A section stays as it is while another one is looked at.
import { make, pick } from "./dxp-publish-words.js";
import { STYLE } from "./dxp-publish-style.js";
import { section as releases } from "./dxp-publish-releases.js";
import { section as calendar } from "./dxp-publish-calendar.js";
import { section as cases } from "./dxp-publish-cases.js";
import { section as highlights } from "./dxp-publish-highlights.js";

const SECTIONS = [releases, calendar, cases, highlights];

class Publish extends HTMLElement {
  locale = "ja";
  roles = [];
  #opened = new Map();
  #tabs = new Map();
  #sections = [];
  #place;
  #followed;

  connectedCallback() {
    this.#sections = SECTIONS.filter((each) => each.roles.some((role) => this.roles.includes(role)));
    const tabs = this.#sections.map((each) => {
      const link = make("a", { href: `#${each.id}` }, pick(each.title, this.locale));
      this.#tabs.set(each.id, link);
      return make("li", {}, link);
    });
    this.#place = make("div");
    this.replaceChildren(make("style", {}, STYLE), make("nav", { class: "tabs", "aria-label": this.#say("公表画面の区分", "Sections") }, make("ul", {}, ...tabs)), this.#place);
    this.#followed = () => this.#show(location.hash.slice(1), true);
    window.addEventListener("hashchange", this.#followed);
    this.#show(location.hash.slice(1), false);
  }

  disconnectedCallback() { window.removeEventListener("hashchange", this.#followed); }

  #say(ja, en) { return this.locale === "en" ? en : ja; }

  /** What a section may ask of the page. */
  #host(id) {
    return {
      locale: this.locale, roles: this.roles,
      say: (ja, en) => this.#say(ja, en),
      tell: (type, detail) => this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true })),
      go: (other) => { location.hash = other; },
      changed: () => { for (const other of [...this.#opened.keys()]) if (other !== id) this.#forget(other); },
    };
  }

  /** A section that knows old things is opened anew when it is looked at. */
  #forget(id) {
    this.#opened.get(id).remove();
    this.#opened.delete(id);
  }

  #show(wanted, moved) {
    const chosen = this.#sections.find((each) => each.id === wanted) || this.#sections[0];
    if (!chosen) { this.#place.replaceChildren(make("p", { role: "status" }, this.#say("この画面で行えることはありません。", "There is nothing for you to do here."))); return; }
    if (!this.#opened.has(chosen.id)) {
      const opened = make("div", { tabindex: "-1" }, chosen.open(this.#host(chosen.id)));
      this.#opened.set(chosen.id, opened);
      this.#place.append(opened);
    }
    for (const [id, opened] of this.#opened) opened.hidden = id !== chosen.id;
    for (const [id, link] of this.#tabs) {
      if (id === chosen.id) link.setAttribute("aria-current", "page"); else link.removeAttribute("aria-current");
    }
    if (moved) this.#opened.get(chosen.id).focus({ preventScroll: true });
  }
}

customElements.define("dxp-publish", Publish);
