// 注目: up to three published cases stand first on the overview, in an order that the office chooses.
import { button, call, done, hush, load, make, pick, whyNot } from "./dxp-publish-words.js";

const MOST = 3;

export const section = {
  id: "highlights", title: { ja: "注目", en: "Highlights" }, roles: ["office"],
  open(host) { return new Highlights(host).open(); },
};

class Highlights {
  constructor(host) {
    this.host = host;
    this.place = make("div", { tabindex: "-1" });
  }

  open(said = "") {
    load(this.place, "/api/cases", this.host, (body) => {
      this.cases = body.cases;
      this.revision = body.chosen.revision;
      this.order = body.chosen.cases.filter((id) => this.cases.some((each) => each.id === id));
      return this.#drawn(said);
    }, said !== "");
    return this.place;
  }

  #redraw(focus) {
    this.host.tell("dxp:dirty", { dirty: true });
    this.place.replaceChildren(...this.#drawn(""));
    const buttons = [...this.place.querySelectorAll("button")].filter((each) => !each.disabled);
    (buttons.find((each) => each.dataset.act === focus) || buttons.find((each) => each.dataset.act?.endsWith(focus.slice(focus.indexOf(" ")))) || buttons.at(-1))?.focus();
  }

  #drawn(said) {
    const { say, locale } = this.host;
    const heading = make("h2", {}, say("注目の事例", "Highlights"));
    if (this.cases.length === 0) return [make("section", {}, heading, make("p", { role: "status" }, say("公開している事例がまだありません。「事例」で公開すると、ここで選べます。", "No case is published yet. Publish one under Cases and choose it here.")))];
    const name = (id) => { const found = this.cases.find((each) => each.id === id); return `${found.id} ${found.organisation}`; };
    const act = (word, id, kind, action, off = false) => button(word, action, { "aria-label": `${name(id)} ${word}`, "data-act": `${kind} ${id}`, ...(off ? { disabled: "" } : {}) });
    const line = (id, ...acts) => make("li", {}, make("span", {}, make("b", {}, name(id)), " ", pick(this.cases.find((each) => each.id === id).summary, locale)), ...acts);
    const move = (id, by) => { const at = this.order.indexOf(id); this.order.splice(at, 1); this.order.splice(at + by, 0, id); this.#redraw(`${by < 0 ? "up" : "down"} ${id}`); };
    const chosen = this.order.map((id, at) => line(id, act(say("上へ", "Up"), id, "up", () => move(id, -1), at === 0), act(say("下へ", "Down"), id, "down", () => move(id, 1), at === this.order.length - 1), act(say("外す", "Remove"), id, "off", () => { this.order = this.order.filter((each) => each !== id); this.#redraw(`on ${id}`); })));
    const left = this.cases.filter((each) => !this.order.includes(each.id)).map(({ id }) => line(id, act(say("選ぶ", "Choose"), id, "on", () => { this.order.push(id); this.#redraw(`off ${id}`); }, this.order.length >= MOST)));
    this.message = make("p", { role: "alert" });
    return [make("section", {}, heading, done(said), make("p", { class: "hint" }, say(`全体のページのはじめに、この順で示します（${MOST}件まで）。`, `They stand first on the overview in this order (up to ${MOST}).`)),
      chosen.length === 0 ? make("p", { role: "status" }, say("まだ選んでいません。", "None is chosen.")) : make("ol", { class: "order" }, ...chosen),
      this.message, make("p", { class: "acts" }, button(say("この順で示す", "Show them in this order"), () => this.#save(), { class: "btn key" }))),
    make("section", {}, make("h3", {}, say("ほかの公開中の事例", "Other published cases")), left.length === 0 ? make("p", {}, say("ほかにはありません。", "There are no others.")) : make("ol", { class: "order" }, ...left))];
  }

  async #save() {
    const { say } = this.host;
    hush(this.place);
    const answer = await call("PUT", "/api/highlights", { revision: this.revision, cases: this.order });
    if (!answer.ok) { this.message.textContent = `⚠ ${say("保存できませんでした。", "It was not saved.")} ${whyNot(answer, this.host)}`; return; }
    this.host.tell("dxp:dirty", { dirty: false });
    this.host.tell("dxp:submitted", { message: say("保存しました。", "Saved.") });
    this.open(say("保存しました。", "Saved."));
  }
}
