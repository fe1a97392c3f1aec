// The page of the plan's projects: its sections, and how many comments wait for an answer.
import { SectionedPage } from "./dxp-frame.js";
import { call, pick } from "./dxp-roadmap-words.js";
import { STYLE } from "./dxp-roadmap-style.js";
import { section as projects } from "./dxp-roadmap-projects.js";
import { section as comments } from "./dxp-roadmap-comments.js";

class Roadmap extends SectionedPage {
  /** Whether somebody asked for the period; else the newest half counts. */
  periodChosen = false;

  constructor() { super([projects, comments], STYLE, ["事業画面の区分", "Sections"]); }

  connectedCallback() {
    super.connectedCallback();
    this.#count();
    this.addEventListener("dxp:submitted", () => this.#count());
  }

  host(id) { return { ...super.host(id), period: this.period || "", periodChosen: this.periodChosen, department: this.department || "", person: this.person || "" }; }

  /** How many comments the reader may answer and nobody has, stands on the tab; without it the tab is of use, too. */
  async #count() {
    const answer = await call("GET", "/api/roadmap/comments/waiting");
    if (!answer.ok || !this.tabs.has(comments.id)) return;
    const { count, label } = answer.body;
    this.tabs.get(comments.id).textContent = pick(comments.title, this.locale) + (count > 0 ? this.say(`（${label.ja}${count}）`, ` (${count} ${label.en})`) : "");
  }
}

customElements.define("dxp-roadmap", Roadmap);
