// One comment of the committee: its text, the answers, and what the reader may do with it.
import { button, call, make, mayAnswer, moment, spoken } from "./dxp-roadmap-words.js";
import { Draft } from "./dxp-roadmap-draft.js";
import { Writing } from "./dxp-roadmap-writing.js";

const AT = "/api/roadmap/comments";

/** How a comment stands: what waits for an answer comes first. */
export function standing(comment) {
  if (comment.state !== "SHARED") return comment.state;
  return comment.answers.length === 0 ? "WAITING" : "ANSWERED";
}

export const STANDINGS = {
  WAITING: { ja: "回答待ち", en: "Waits for an answer", mark: "▲", kind: "wa" },
  DRAFT: { ja: "下書き（あなただけに見えます）", en: "Draft (you alone see it)", mark: "✎", kind: "" },
  ANSWERED: { ja: "回答済み", en: "Answered", mark: "✔", kind: "ok" },
  WITHHELD: { ja: "非表示", en: "Withheld", mark: "■", kind: "er" },
};

export class CommentItem {
  /**
   * @param prefix of the ids of its fields
   * @param about what the comment is on, as an element
   * @param project of the comment, if it is on one
   * @param changed is told what was done
   */
  constructor(host, comment, { prefix, about, project, changed }) {
    this.host = host;
    this.comment = comment;
    this.prefix = prefix;
    this.about = about;
    this.project = project;
    this.changed = changed;
  }

  drawn() {
    const { say, locale } = this.host;
    const { comment } = this;
    const word = STANDINGS[standing(comment)];
    this.acting = make("div");
    this.line = make("li", { "data-comment": comment.id },
      make("p", {}, make("span", { class: `chip ${word.kind}` }, `${word.mark} ${say(word.ja, word.en)}`), " ", this.about),
      ...(comment.state === "DRAFT" ? [this.#draft()] : [spoken("p", { class: "text" }, comment.text)]),
      make("p", { class: "hint" }, `${comment.authorName}${say("、", ", ")}${moment(comment.writtenAt, locale)}`),
      ...this.#withheld(), ...this.#answers(), ...this.#acts(), this.acting);
    return this.line;
  }

  #named(ja, en) { return `${this.host.say(ja, en)}${this.host.say(`：${this.comment.text.slice(0, 30)}`, `: ${this.comment.text.slice(0, 30)}`)}`; }

  #withheld() {
    const { say } = this.host;
    return this.comment.state === "WITHHELD" ? [make("p", { class: "doubt" }, say(`DX推進課が非表示にしました。理由：${this.comment.withheld}`, `The DX office does not show it. Reason: ${this.comment.withheld}`))] : [];
  }

  #answers() {
    const { say, locale } = this.host;
    if (this.comment.answers.length === 0) return [];
    return [make("ul", { class: "answers", "aria-label": say("県の対応", "What the prefecture does about it") }, ...this.comment.answers.map((answer) => make("li", {},
      make("b", {}, say("県の対応", "Answer")), spoken("p", { class: "text" }, answer.text), make("p", { class: "hint" }, `${answer.authorName}${say("、", ", ")}${moment(answer.answeredAt, locale)}`))))];
  }

  #acts() {
    const { say, roles } = this.host;
    const { state, answers } = this.comment;
    const acts = [];
    if (state === "SHARED" && mayAnswer(this.project, this.host)) {
      const draft = new Draft(this.host, `answer/${this.comment.id}`);
      const word = answers.length === 0 ? ["回答する", "Answer"] : ["回答を追加する", "Add an answer"];
      acts.push(button(say(...word), () => this.#answer(draft), { class: answers.length === 0 ? "btn key" : "btn", "aria-label": this.#named(...word) }));
      if (draft.read()) queueMicrotask(() => this.#answer(draft, false));
    }
    if (state === "SHARED" && roles.includes("office")) acts.push(button(say("非表示にする", "Withhold"), () => this.#withhold(), { "aria-label": this.#named("非表示にする", "Withhold") }));
    if (state === "WITHHELD" && roles.includes("office")) acts.push(button(say("もう一度表示する", "Show again"), () => this.#show(), { "aria-label": this.#named("もう一度表示する", "Show again") }));
    this.row = make("p", { class: "acts" }, ...acts);
    return acts.length > 0 ? [this.row] : [];
  }

  #opened(writing, focused = true) {
    this.row.hidden = true;
    this.acting.replaceChildren(writing.place);
    if (focused) writing.area.focus();
  }

  #closed() {
    this.acting.replaceChildren();
    this.row.hidden = false;
    this.row.querySelector("button").focus();
  }

  #answer(draft, focused = true) {
    const { say } = this.host;
    this.#opened(new Writing(this.host, `${this.prefix}-answer-${this.comment.id}`, {
      label: say("県の対応（回答）", "What the prefecture does about it"), hint: say("サインインした全員に見えます。送った回答は消せません。続きは追加できます。", "All who are signed in see it. An answer that was sent stays; more can be added."),
      draft, cancel: () => this.#closed(),
      acts: [{ word: say("回答を送る", "Send the answer"), isChief: true, send: (text) => call("POST", this.#at("/answers"), { text }) }],
      done: (body) => this.changed(body, say("回答しました。", "Answered.")),
    }), focused);
  }

  #withhold() {
    const { say } = this.host;
    this.#opened(new Writing(this.host, `${this.prefix}-reason-${this.comment.id}`, {
      label: say("非表示にする理由", "Why it is not shown"), hint: say("書いた委員に見えます。いつでも、もう一度表示できます。", "Its author sees the reason. It can be shown again at any time."), cancel: () => this.#closed(),
      acts: [{ word: say("非表示にする", "Withhold"), isChief: true, send: (reason) => call("PUT", this.#at("/moderation"), { withheld: true, reason }) }],
      done: (body) => this.changed(body, say("非表示にしました。", "It is withheld.")),
    }));
  }

  async #show() {
    const { say } = this.host;
    const answer = await call("PUT", this.#at("/moderation"), { withheld: false });
    if (answer.ok) this.changed(answer.body, say("もう一度表示しました。", "It is shown again."));
    else this.changed(null, say("表示できませんでした。", "It could not be shown."), answer);
  }

  #draft() {
    const { say } = this.host;
    const send = (shared) => (text) => call("PUT", this.#at(), { text, shared });
    return new Writing(this.host, `${this.prefix}-draft-${this.comment.id}`, {
      label: say("コメントの下書き", "Draft of a comment"), hint: say("共有すると、サインインした全員に見え、書き直せなくなります。", "Once shared, all who are signed in see it and its words stay."),
      text: this.comment.text, draft: new Draft(this.host, `draft/${this.comment.id}`),
      acts: [{ word: say("共有する", "Share"), isChief: true, send: send(true), said: say("コメントを共有しました。", "The comment is shared.") }, { word: say("下書きを保存する", "Save the draft"), send: send(false), said: say("下書きを保存しました。", "The draft is saved.") }],
      done: (body, act) => this.changed(body, act.said),
    }).place;
  }

  #at(what = "") { return `${AT}/${encodeURIComponent(this.comment.id)}${what}`; }
}
