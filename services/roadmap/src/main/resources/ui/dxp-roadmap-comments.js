// コメント: what the committee says and the prefecture answers, of one project or of all of them.
import { button, call, failed, loading, make, named, pick, whyNot } from "./dxp-roadmap-words.js";
import { CommentItem, STANDINGS, standing } from "./dxp-roadmap-comment.js";
import { Draft } from "./dxp-roadmap-draft.js";
import { Writing } from "./dxp-roadmap-writing.js";

const AT = "/api/roadmap/comments";
const WHOLE = "plan";

export const section = {
  id: "comments", title: { ja: "コメント", en: "Comments" }, roles: ["clerk", "approver", "office", "committee"],
  open(host) {
    const comments = new Comments(host);
    comments.place.addEventListener("dxp:address", () => comments.load());
    return comments.place;
  },
};

export class Comments {
  #standing = "";
  #about = "";

  /** @param project whose comments are shown; without it those of all, and on the plan as a whole */
  constructor(host, project = null) {
    this.host = host;
    this.project = project;
    this.place = make("section");
    // Both may be on the page at once, one of them hidden.
    this.prefix = project ? "dxp-roadmap-project" : "dxp-roadmap";
  }

  heading() { return make("h2", { id: `${this.prefix}-comments-title`, tabindex: "-1" }, this.host.say("委員のコメント", "Comments of the committee")); }

  async load(said = null) {
    const { say } = this.host;
    if (!this.comments) this.place.replaceChildren(this.heading(), loading(this.host));
    const [comments, projects] = await Promise.all([call("GET", this.project ? `${AT}?project=${this.project.number}` : AT), this.project ? null : call("GET", "/api/roadmap/projects")]);
    const bad = [comments, projects].find((each) => each && !each.ok);
    if (bad) {
      this.place.replaceChildren(this.heading(), failed(say("コメントを読み込めませんでした。", "The comments could not be loaded."), bad, this.host, () => this.load()));
      return;
    }
    this.comments = comments.body.comments;
    this.projects = new Map((this.project ? [this.project] : projects.body.projects).map((each) => [each.number, each]));
    this.#draw(said);
  }

  #draw(said) {
    const { say } = this.host;
    this.list = make("ul", { class: "comments" });
    this.count = make("p", { role: "status" });
    const refresh = button(say("最新の状態にする", "Refresh"), () => this.load(), { class: "btn sm" });
    const told = said ? [make("p", { class: "said", role: "status", tabindex: "-1" }, `✔ ${said}`)] : [];
    this.place.replaceChildren(this.heading(), ...told, ...this.#form(), ...(this.project ? [] : [this.#filters()]), make("p", { class: "acts" }, this.count, refresh), this.list);
    this.#fill();
    told[0]?.focus();
  }

  #filters() {
    const { say, locale } = this.host;
    const choice = (id, label, options, chosen, changed) => {
      const select = make("select", { id }, make("option", { value: "" }, say("すべて", "All")), ...options.map(([value, word]) => make("option", { value }, word)));
      select.value = chosen;
      select.addEventListener("change", () => { changed(select.value); this.#fill(); });
      return make("div", {}, make("label", { for: id }, label), select);
    };
    const standings = Object.entries(STANDINGS).map(([key, word]) => [key, `${word.mark} ${pick(word, locale)}`]);
    const numbers = [...new Set(this.comments.map((each) => each.project))].filter((each) => each !== null && each !== undefined).sort((one, other) => one - other);
    return make("form", { class: "search", role: "search", "aria-label": say("コメントの絞り込み", "Filter comments") },
      choice("dxp-roadmap-comments-standing", say("回答の状況", "Answered or not"), standings, this.#standing, (value) => { this.#standing = value; }),
      choice("dxp-roadmap-comments-about", say("対象", "About"), [[WHOLE, this.#whole()], ...numbers.map((number) => [String(number), this.#title(number)])], this.#about, (value) => { this.#about = value; }));
  }

  #whole() { return this.host.say("計画全体", "The plan as a whole"); }

  #title(number) { return `${number} ${pick(this.projects.get(number)?.name, this.host.locale)}`; }

  #shown() {
    const order = Object.keys(STANDINGS);
    return this.comments
      .filter((each) => !this.#standing || standing(each) === this.#standing)
      .filter((each) => !this.#about || String(each.project ?? WHOLE) === this.#about)
      .toSorted((one, other) => order.indexOf(standing(one)) - order.indexOf(standing(other)) || other.writtenAt.localeCompare(one.writtenAt));
  }

  #fill() {
    const { say } = this.host;
    const shown = this.#shown();
    const waiting = this.comments.filter((each) => standing(each) === "WAITING").length;
    this.count.textContent = this.comments.length === 0 ? say("コメントはまだありません。", "There is no comment yet.")
      : shown.length === 0 ? say(`${this.comments.length}件のうち、条件に合うコメントはありません。`, `None of the ${this.comments.length} comments fits.`)
        : say(`${this.comments.length}件中 ${shown.length}件（回答待ち ${waiting}件）`, `${shown.length} of ${this.comments.length} (${waiting} to answer)`);
    this.list.replaceChildren(...shown.map((comment) => new CommentItem(this.host, comment, {
      prefix: this.prefix, about: this.#aboutOf(comment), project: this.projects.get(comment.project), changed: (body, said, bad) => this.#changed(said, bad),
    }).drawn()));
  }

  #aboutOf(comment) {
    if (this.project) return "";
    const known = this.projects.get(comment.project);
    if (!known) return make("b", {}, this.#whole());
    return make("a", { href: `#projects/${known.number}` }, `${known.number} `, named(known.name, this.host.locale));
  }

  async #changed(said, bad = null) {
    if (bad) { this.host.tell("dxp:error", { message: `${said} ${whyNot(bad, this.host)}` }); return; }
    this.host.tell("dxp:submitted", { message: said });
    await this.load(said);
  }

  /** Members of the committee write: a draft first, or shared at once. */
  #form() {
    const { say, roles } = this.host;
    if (!roles.includes("committee")) return [];
    const draft = new Draft(this.host, `comment/${this.project?.number ?? "any"}`);
    const about = this.project ? null : this.#chooser(draft.read()?.about);
    const sent = { body: "", key: "" };
    const send = (shared) => (text) => {
      const body = { text, shared, project: this.project?.number ?? (about.value ? Number(about.value) : null) };
      // Sent again because no answer came, it is the same comment; with other words it is another one.
      if (sent.body !== JSON.stringify(body)) Object.assign(sent, { body: JSON.stringify(body), key: crypto.getRandomValues(new Uint32Array(4)).join("-") });
      return call("POST", AT, body, { headers: { "Idempotency-Key": sent.key } });
    };
    const writing = new Writing(this.host, `${this.prefix}-comment`, {
      label: say("コメントを書く", "Write a comment"), hint: say("進み具合への意見や助言。共有すると、サインインした全員に見え、書き直せなくなります。", "Opinions and advice on the progress. Once shared, all who are signed in see it and its words stay."),
      draft, before: about ? [make("label", { for: about.id }, say("対象", "About")), about] : [],
      acts: [{ word: say("共有する", "Share"), isChief: true, send: send(true), said: say("コメントを共有しました。", "The comment is shared.") }, { word: say("下書きとして保存する", "Save as a draft"), send: send(false), said: say("下書きを保存しました。", "The draft is saved.") }],
      done: (body, act) => this.#changed(act.said),
    });
    if (about) {
      writing.more = () => ({ about: about.value });
      about.addEventListener("change", () => writing.keep());
    }
    return [writing.place];
  }

  #chooser(chosen = "") {
    const select = make("select", { id: "dxp-roadmap-comment-about" }, make("option", { value: "" }, this.#whole()), ...[...this.projects.keys()].map((number) => make("option", { value: String(number) }, this.#title(number))));
    select.value = chosen;
    return select;
  }
}
