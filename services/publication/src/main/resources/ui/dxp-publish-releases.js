// リリース: all of them, what waits to be published first, and the preparation of another one.
import { KINDS, button, call, hush, load, make, moment, pick, standing, whyNot } from "./dxp-publish-words.js";
import { Release } from "./dxp-publish-release.js";

export const section = {
  id: "releases", title: { ja: "リリース", en: "Releases" }, roles: ["office"],
  open(host) { return new Releases(host).open(); },
};

class Releases {
  constructor(host) {
    this.host = host;
    this.place = make("div", { tabindex: "-1" });
  }

  /** @param acted whether somebody came back to it */
  open(acted = false) {
    load(this.place, "/api/releases", this.host, (body) => [this.#list(body), this.#prepare(body)], acted);
    return this.place;
  }

  #show(id, said = "") { this.place.replaceChildren(new Release(this.host, id, () => this.open(true)).open(said)); }

  #list({ releases }) {
    const { say, locale } = this.host;
    const heading = make("h2", {}, say("リリースの一覧", "Releases"));
    if (releases.length === 0) return make("section", {}, heading, make("p", { role: "status" }, say("リリースはまだありません。期が終わると自動で準備されます。下で期を選んで準備することもできます。", "There is no release yet. They are prepared by themselves when a period has closed; one can also be prepared below.")));
    const rows = releases.map((release) => make("tr", {},
      make("th", { scope: "row", class: "wide" }, button(pick(release.title, locale), () => this.#show(release.id), { class: "open" })),
      make("td", {}, standing(release, locale)), make("td", {}, pick(KINDS[release.granularity], locale)),
      make("td", { class: "nw" }, moment(release.publishedAt || release.until || release.takenAt, locale))));
    const head = [say("リリース", "Release"), say("状態", "State"), say("種類", "Kind"), say("公表・公開予定・準備の時刻", "Published, due or prepared")].map((word) => make("th", { scope: "col" }, word));
    return make("section", {}, heading, make("div", { role: "region", tabindex: "0", "aria-label": say("リリースの一覧", "Releases") },
      make("table", {}, make("caption", {}, say("公表前のものが先、公表済みは新しい順", "What is to be published first, then the newest")), make("thead", {}, make("tr", {}, ...head)), make("tbody", {}, ...rows))));
  }

  #prepare({ ended }) {
    const { say, locale } = this.host;
    const heading = make("h3", {}, say("期を選んで準備する", "Prepare another period"));
    const message = make("p", { role: "alert" });
    if (ended.length === 0) return make("section", {}, heading, make("p", {}, say("終わった期の値がまだありません。", "There are no figures of a period that has ended.")));
    const select = make("select", { id: "dxp-publish-period" }, ...Object.entries(KINDS).map(([kind, word]) => {
      const periods = ended.filter((each) => each.granularity === kind);
      return periods.length === 0 ? "" : make("optgroup", { label: pick(word, locale) }, ...periods.map((each) => make("option", { value: each.period }, pick(each.label, locale))));
    }));
    const go = button(say("準備する", "Prepare"), async () => {
      hush(this.place);
      go.disabled = true;
      const answer = await call("POST", "/api/releases", { period: select.value });
      go.disabled = false;
      if (answer.ok) { this.host.changed(); this.host.tell("dxp:submitted", { message: say("準備しました。", "Prepared.") }); this.#show(answer.body.id, answer.status === 201 ? say("準備しました。", "Prepared.") : say("準備してあるものを、いまの値にしました。", "It was prepared already and now has the figures of now.")); return; }
      message.textContent = `⚠ ${say("準備できませんでした。", "It was not prepared.")} ${whyNot(answer, this.host)}`;
    }, { class: "btn key" });
    return make("section", {}, heading, make("p", { class: "hint" }, say("準備してある期をもう一度準備すると、いまの値を取り込みます。公表した期では、値が変わっていれば新しい版になります。", "A prepared period takes up the figures of now; a published one becomes a new edition if figures have changed.")),
      make("label", { for: "dxp-publish-period" }, say("対象期", "Period")), select, message, make("p", { class: "acts" }, go));
  }
}
