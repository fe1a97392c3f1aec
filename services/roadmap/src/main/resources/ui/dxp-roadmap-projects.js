// 事業: the list, and the one project that the address names.
import { call, failed, loading, make } from "./dxp-roadmap-words.js";
import { halfOf, newestHalf } from "./dxp-roadmap-periods.js";
import { List } from "./dxp-roadmap-list.js";
import { Project } from "./dxp-roadmap-project.js";

export const section = {
  id: "projects", title: { ja: "事業", en: "Projects" }, roles: ["clerk", "approver", "office", "committee"],
  open(host) { return new Projects(host).place; },
};

class Projects {
  #left = null;
  #shown = null;

  constructor(host) {
    this.host = host;
    this.half = host.periodChosen ? halfOf(host.period) : newestHalf();
    this.list = new List(host, this.half, (number) => host.go(`projects/${number}`));
    this.place = make("div");
    this.place.addEventListener("dxp:address", ({ detail }) => this.#show(detail.rest, detail.moved));
  }

  #show(number, moved) {
    this.#shown = number;
    if (number === "") this.#showList(moved);
    else this.#showProject(number);
  }

  #showProject(number) {
    this.#left = number;
    const project = new Project(this.host, number, this.half, (known) => { if (this.list.projects) this.list.replace(known); });
    this.place.replaceChildren(project.place);
    project.open();
  }

  async #showList(moved) {
    const { say } = this.host;
    if (!this.list.projects) {
      this.place.replaceChildren(make("section", {}, loading(this.host)));
      const answer = await call("GET", "/api/roadmap/projects");
      // Meanwhile a project may have been opened.
      if (this.#shown !== "") return;
      if (!answer.ok) {
        this.place.replaceChildren(failed(say("事業を読み込めませんでした。", "The projects could not be loaded."), answer, this.host, () => this.#showList(false)));
        return;
      }
      this.list.draw(answer.body.projects);
    } else {
      this.list.draw(this.list.projects);
    }
    this.place.replaceChildren(this.list.place);
    if (moved && this.#left !== null) this.list.focus(this.#left);
  }
}
