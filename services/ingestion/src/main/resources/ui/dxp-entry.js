// The entry page: a row of sections, each a module of its own. A section stays as it is while another one is looked at.
import { call, make, pick } from "./dxp-entry-words.js";
import { STYLE } from "./dxp-entry-style.js";
import { section as sheet } from "./dxp-entry-sheet.js";
import { section as upload } from "./dxp-entry-upload.js";
import { section as approve } from "./dxp-entry-approve.js";
import { section as quarantine } from "./dxp-entry-quarantine.js";
import { section as feeds } from "./dxp-entry-feeds.js";
import { section as rounds } from "./dxp-entry-rounds.js";
import { section as departments } from "./dxp-entry-departments.js";

const TOGETHER_MILLISECONDS = 100;
const SECTIONS = [sheet, upload, approve, quarantine, rounds, departments, feeds];

class Entry extends HTMLElement {
  locale = "ja";
  roles = [];
  /** Whether somebody asked for the period; else the sheet begins with what is due first. */
  periodChosen = false;
  #opened = new Map();
  #tabs = new Map();

  connectedCallback() {
    this.#sections = SECTIONS.filter((each) => each.roles.some((role) => this.roles.includes(role)));
    const tabs = this.#sections.map((each) => {
      const link = make("a", { href: `#${each.id}` }, pick(each.title, this.locale));
      this.#tabs.set(each.id, link);
      return make("li", {}, link);
    });
    this.#place = make("div");
    this.replaceChildren(make("style", {}, STYLE), make("nav", { class: "dxp-entry-tabs", "aria-label": this.#say("入力画面の区分", "Sections") }, make("ul", {}, ...tabs)), this.#place);
    this.#followed = () => this.#show(location.hash.slice(1), true);
    window.addEventListener("hashchange", this.#followed);
    this.#show(location.hash.slice(1), false);
    this.#count();
    this.addEventListener("dxp:submitted", () => this.#count());
  }

  /** How much waits in each section stands on its tab; without the counts the tabs are of use, too. */
  #count() {
    clearTimeout(this.#counting);
    this.#counting = setTimeout(() => this.#countNow(), TOGETHER_MILLISECONDS);
  }

  async #countNow() {
    const asked = this.#counting;
    const answer = await call("GET", "/api/ingestion/summary");
    if (!answer.ok || asked !== this.#counting) return;
    for (const { id, title } of this.#sections) {
      const count = answer.body[id] ?? 0;
      this.#tabs.get(id).textContent = pick(title, this.locale) + (count > 0 ? this.#say(`（${count}）`, ` (${count})`) : "");
    }
  }

  disconnectedCallback() { window.removeEventListener("hashchange", this.#followed); }

  #sections = [];
  #place;
  #followed;
  #counting;

  #say(ja, en) { return this.locale === "en" ? en : ja; }

  /** What a section may ask of the page. */
  #host(id) {
    return {
      locale: this.locale, period: this.period || "", periodChosen: this.periodChosen, department: this.department || "", roles: this.roles,
      say: (ja, en) => this.#say(ja, en),
      tell: (type, detail) => this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true })),
      go: (other, { period } = {}) => {
        if (period && period !== this.period) { this.period = period; this.periodChosen = true; this.#forget(other); }
        location.hash = other;
      },
      changed: (other) => { if (other !== id) this.#forget(other); this.#count(); },
      recount: () => this.#count(),
    };
  }

  /** A section that knows old things is opened anew: at once if it is looked at, unless somebody may be typing there. */
  #forget(id) {
    const opened = this.#opened.get(id);
    if (!opened || (!opened.hidden && id === "sheet")) return;
    opened.remove();
    this.#opened.delete(id);
    if (!opened.hidden) this.#show(id, false);
  }

  #show(wanted, moved) {
    const chosen = this.#sections.find((each) => each.id === wanted) || this.#sections[0];
    if (!chosen) { this.#place.replaceChildren(make("p", { role: "status" }, this.#say("この画面で行えることはありません。", "There is nothing for you to do here."))); return; }
    if (!this.#opened.has(chosen.id)) {
      const opened = make("div", { id: `dxp-entry-${chosen.id}-section`, tabindex: "-1" }, chosen.open(this.#host(chosen.id)));
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

customElements.define("dxp-entry", Entry);
