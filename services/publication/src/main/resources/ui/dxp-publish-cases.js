// 事例: all of them with their state, and the way to a new one.
import { button, load, make, moment, whyNot } from "./dxp-publish-words.js";
import { Case, chip, named } from "./dxp-publish-case.js";

export const section = {
  id: "cases", title: { ja: "事例", en: "Cases" }, roles: ["office"],
  open(host) { return new Cases(host).open(); },
};

class Cases {
  constructor(host) {
    this.host = host;
    this.place = make("div", { tabindex: "-1" });
  }

  /** @param said what was done, if there is something to say */
  open(...said) {
    load(this.place, "/api/cases", this.host, (body) => [...said, this.#list(body.stories)]);
    return this.place;
  }

  #show(id) {
    this.place.replaceChildren(new Case(this.host, id, (done, undo) => {
      this.open(...(undo ? [this.#undoable(done, undo)] : []));
      this.place.focus({ preventScroll: true });
    }).open());
  }

  #undoable(done, undo) {
    const { say } = this.host;
    const fault = make("p", { role: "alert" });
    const back = button(say("元に戻す", "Undo"), async () => {
      const answer = await undo();
      if (!answer.ok) { fault.textContent = `⚠ ${say("元に戻せませんでした。", "It could not be undone.")} ${whyNot(answer, this.host)}`; return; }
      this.host.changed();
      this.open(make("section", {}, make("p", { role: "status" }, say("✔ 元に戻しました。", "✔ It is as it was before."))));
      this.place.focus({ preventScroll: true });
    });
    return make("section", {}, make("p", { role: "status" }, `✔ ${done}`), make("p", { class: "acts" }, back), fault);
  }

  #list(stories) {
    const { say, locale } = this.host;
    const heading = make("h2", {}, say("事例の一覧", "Cases"));
    const write = make("p", { class: "acts" }, button(say("新しい事例を書く", "Write a new case"), () => this.#show(null), { class: "btn key" }));
    if (stories.length === 0) return make("section", {}, heading, make("p", { role: "status" }, say("事例はまだありません。書いたものは、団体の同意を記録して公開するまで、だれにも見えません。", "There is no case yet. What you write is seen by nobody until the organisation's consent is noted and you publish it.")), write);
    const rows = stories.map((story) => make("tr", {},
      make("th", { scope: "row", class: "wide" }, button(named(story, this.host), () => this.#show(story.id), { class: "open", "aria-label": `${story.id} ${named(story, this.host)}` })),
      make("td", {}, chip(story, locale)), make("td", {}, story.text.kpi || "－"), make("td", { class: "nw" }, moment(story.trail.at(-1).at, locale))));
    const head = [say("団体", "Organisation"), say("状態", "State"), "KPI", say("最後の変更", "Last change")].map((word) => make("th", { scope: "col" }, word));
    return make("section", {}, heading, write, make("div", { role: "region", tabindex: "0", "aria-label": say("事例の一覧", "Cases") },
      make("table", {}, make("caption", {}, say("番号の順", "In the order of their numbers")), make("thead", {}, make("tr", {}, ...head)), make("tbody", {}, ...rows))));
  }
}
