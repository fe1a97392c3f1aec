// A text that somebody writes: a comment, an answer, a reason. What is wrong is told at its field.
import { button, inOwnWords, make, whyNot } from "./dxp-roadmap-words.js";

const LONGEST = 4000;

export class Writing {
  /**
   * @param id of the field, once on the page
   * @param words label and hint, in the reader's language
   * @param acts what can be done with the text: a word, whether it is the chief one, and how it is sent
   * @param done is told the answer and the act, once it succeeded
   */
  constructor(host, id, { label, hint, text = "", draft = null, before = [], acts, done, cancel = null }) {
    this.host = host;
    this.draft = draft;
    this.done = done;
    const { say } = host;
    const kept = draft?.read()?.text;
    this.area = make("textarea", { id, rows: "4", "aria-describedby": `${id}-hint ${id}-fault` });
    this.area.value = kept ?? text;
    this.fault = make("p", { class: "fault", id: `${id}-fault` });
    this.message = make("p", { class: "fault", role: "alert" });
    this.kept = make("span", { class: "hint", role: "status" }, kept ? say("書きかけを戻しました", "What you had begun is back") : "");
    this.area.addEventListener("input", () => { this.#blame([]); this.keep(); });
    this.buttons = acts.map((act) => button(act.word, () => this.#send(act), { class: act.isChief ? "btn key" : "btn" }));
    if (cancel) this.buttons.push(button(say("やめる", "Cancel"), () => { draft?.drop(); cancel(); }));
    this.place = make("div", { class: "write" }, ...before, make("label", { for: id }, label),
      make("p", { class: "hint", id: `${id}-hint` }, `${hint}${say(`（${LONGEST.toLocaleString("ja-JP")}字まで）`, ` (up to ${LONGEST.toLocaleString("en")} characters)`)}`),
      this.area, this.fault, this.message, make("p", { class: "acts" }, ...this.buttons, this.kept));
  }

  /** What else is kept with the text; a form that has more than the text says so. */
  more() { return {}; }

  keep() {
    if (!this.draft) return;
    const isKept = this.draft.keep(this.area.value ? { text: this.area.value, ...this.more() } : {});
    this.kept.textContent = isKept ? this.host.say("書きかけはこのブラウザーに残ります", "What you write stays in this browser") : "";
  }

  async #send(act) {
    this.#blame([]);
    this.message.textContent = "";
    for (const each of this.buttons) each.disabled = true;
    const answer = await act.send(this.area.value);
    for (const each of this.buttons) each.disabled = false;
    if (answer.ok) {
      this.draft?.drop();
      this.done(answer.body, act);
      return;
    }
    const located = (answer.body.errors ?? []).filter((each) => ["/text", "/reason"].includes(each.pointer));
    if (located.length > 0) this.#blame(located);
    else this.message.textContent = `⚠ ${whyNot(answer, this.host)}`;
    this.area.focus();
  }

  #blame(errors) {
    this.fault.textContent = errors.map((each) => `⚠ ${inOwnWords(each.message, this.host.locale)}`).join(" ");
    if (errors.length > 0) this.area.setAttribute("aria-invalid", "true"); else this.area.removeAttribute("aria-invalid");
  }
}
