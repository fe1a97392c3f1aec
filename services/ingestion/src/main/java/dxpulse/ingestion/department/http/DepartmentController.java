package dxpulse.ingestion.department.http;

import dxpulse.contracts.types.Caller;
import dxpulse.contracts.types.Role;
import dxpulse.contracts.wire.Problem;
import dxpulse.infra.edge.Answers;
import dxpulse.infra.edge.Callers;
import dxpulse.ingestion.catalogue.KnownIndicators;
import dxpulse.ingestion.department.Department;
import dxpulse.ingestion.department.Departments;
import dxpulse.ingestion.department.MailAddress;
import dxpulse.ingestion.department.Postbox;
import dxpulse.ingestion.department.Registered;
import dxpulse.ingestion.department.Registered.Act;
import dxpulse.ingestion.department.TryAddresses;
import dxpulse.ingestion.department.TryAddresses.Outcome;
import dxpulse.ingestion.edge.Bodies;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// The office registers the departments of its own organization, and tries whether letters reach
/// them.
@RestController
class DepartmentController {
  private static final int MOST = 500;
  private static final String PATH = "/api/ingestion/departments";

  private final Departments departments;
  private final KnownIndicators indicators;
  private final TryAddresses tryAddresses;
  private final Postbox postbox;
  private final Clock clock;

  DepartmentController(
      Departments departments,
      KnownIndicators indicators,
      TryAddresses tryAddresses,
      Postbox postbox,
      Clock clock) {
    this.departments = departments;
    this.indicators = indicators;
    this.tryAddresses = tryAddresses;
    this.postbox = postbox;
    this.clock = clock;
  }

  /// Those that are registered, and those that definitions name and nobody has registered.
  @GetMapping(PATH)
  ResponseEntity<byte[]> list() {
    Caller caller = Callers.current();
    if (!caller.is(Role.OFFICE)) {
      return notTheOffice();
    }
    Map<String, Integer> named = new TreeMap<>();
    indicators
        .all(caller.organization())
        .forEach(each -> named.merge(each.newest().department(), 1, Integer::sum));
    List<Map<String, @Nullable Object>> items =
        departments.all(caller.organization()).stream()
            .filter(Registered::isThere)
            .map(each -> shown(each, named.getOrDefault(each.department().key(), 0)))
            .toList();
    items.forEach(each -> named.remove(String.valueOf(each.get("key"))));
    named.remove("");
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("items", items);
    answer.put(
        "unregistered",
        named.entrySet().stream()
            .map(each -> Map.of("key", each.getKey(), "indicators", each.getValue()))
            .toList());
    answer.put("mail", postbox.isThere());
    return Answers.json(200, answer);
  }

  /// What departments are called, for all who are signed in; to whom their letters go is the
  /// office's alone.
  @GetMapping(PATH + "/names")
  ResponseEntity<byte[]> names() {
    return Answers.json(
        200,
        Map.of(
            "items",
            departments.all(Callers.current().organization()).stream()
                .filter(Registered::isThere)
                .map(Registered::department)
                .map(each ->
                    new TreeMap<String, Object>(Map.of("key", each.key(), "name", each.name())))
                .toList()));
  }

  @PostMapping(PATH)
  ResponseEntity<byte[]> add(HttpServletRequest request) throws IOException {
    return reading(
        request,
        (json, caller) -> {
          DepartmentBody body = new DepartmentBody(json);
          Optional<Department> added = body.added();
          if (added.isEmpty()) {
            return Answers.problem(Problem.invalid(body.faults()));
          }
          Department department = added.get();
          Act act = new Act(caller.id(), clock.instant());
          Optional<Registered> held = departments.find(caller.organization(), department.key());
          if (held.isPresent() && held.get().isThere()) {
            return held.get().department().equals(department)
                ? Answers.json(200, shown(held.get()))
                : taken(department.key());
          }
          if (held.isEmpty() && departments.all(caller.organization()).size() >= MOST) {
            return Answers.problem(
                Problem.tooLarge(
                    "部署は%dまでです / at most %d departments of an organization".formatted(MOST, MOST)));
          }
          Registered entry =
              held.map(each -> each.changed(department, act))
                  .orElseGet(() -> Registered.by(act, caller.organization(), department));
          return departments.keep(entry)
              ? Answers.json(201, shown(entry))
              : taken(department.key());
        });
  }

  /// A removed one that is changed is there again, so that the last removal can be undone.
  @PutMapping(PATH + "/{key}")
  ResponseEntity<byte[]> change(@PathVariable String key, HttpServletRequest request)
      throws IOException {
    return reading(
        request,
        (json, caller) -> {
          DepartmentBody body = new DepartmentBody(json);
          Optional<Department> changed = body.changed(key);
          if (changed.isEmpty()) {
            return Answers.problem(Problem.invalid(body.faults()));
          }
          Integer version = body.version();
          Optional<Registered> held = departments.find(caller.organization(), key);
          if (held.isEmpty() || version == null) {
            return gone(key);
          }
          Act act = new Act(caller.id(), clock.instant());
          return held.get().version() == version
              ? kept(held.get().changed(changed.get(), act))
              : stale(held.get());
        });
  }

  /// Its indicators and values stay; it is called by its key from then on, and gets no letters. To
  /// remove a removed one changes nothing.
  @DeleteMapping(PATH + "/{key}")
  ResponseEntity<byte[]> remove(@PathVariable String key, @RequestParam int version) {
    Caller caller = Callers.current();
    if (!caller.is(Role.OFFICE)) {
      return notTheOffice();
    }
    Optional<Registered> held = departments.find(caller.organization(), key);
    if (held.isEmpty()) {
      return gone(key);
    }
    if (!held.get().isThere()) {
      return Answers.json(200, shown(held.get()));
    }
    return held.get().version() == version
        ? kept(held.get().removed(new Act(caller.id(), clock.instant())))
        : stale(held.get());
  }

  /// Sends a letter to each address and says what the mail server answered.
  @PostMapping(PATH + "/{key}/test-mail")
  ResponseEntity<byte[]> test(@PathVariable String key) {
    Caller caller = Callers.current();
    if (!caller.is(Role.OFFICE)) {
      return notTheOffice();
    }
    return switch (tryAddresses.of(
        caller.organization(), key, new Act(caller.id(), clock.instant()))) {
      case Outcome.Tried(Registered entry) -> Answers.json(200, shown(entry));
      case Outcome.Unknown() -> gone(key);
      case Outcome.NoPostbox() ->
          Answers.problem(
              Problem.conflict(
                  "メールサーバーが設定されていないため、送れません / no mail server is set up, so nothing was sent"));
      case Outcome.NoAddress() ->
          Answers.problem(Problem.conflict("宛先がありません / the department has no address"));
      case Outcome.TooSoon(Duration rest) -> tooSoon(rest);
    };
  }

  private static ResponseEntity<byte[]> tooSoon(Duration rest) {
    long seconds = rest.plusMillis(999).toSeconds();
    Problem problem =
        new Problem(
            "too-many",
            429,
            "続けて送ることはできません / Too soon",
            "あと%d秒待ってください / wait another %d s".formatted(seconds, seconds),
            List.of());
    ResponseEntity<byte[]> answer = Answers.problem(problem);
    return ResponseEntity.status(answer.getStatusCode())
        .headers(answer.getHeaders())
        .header(HttpHeaders.RETRY_AFTER, String.valueOf(seconds))
        .body(answer.getBody());
  }

  private interface Change {
    ResponseEntity<byte[]> by(JsonNode json, Caller caller);
  }

  private static ResponseEntity<byte[]> reading(HttpServletRequest request, Change change)
      throws IOException {
    Caller caller = Callers.current();
    return caller.is(Role.OFFICE)
        ? Bodies.of(request, content -> Answers.reading(content, json -> change.by(json, caller)))
        : notTheOffice();
  }

  private ResponseEntity<byte[]> kept(Registered entry) {
    return departments.keep(entry)
        ? Answers.json(200, shown(entry))
        : Answers.problem(
            Problem.conflict(
                "部署 %s は同時にほかの人が変更しました / department %s was changed at the same moment"
                    .formatted(entry.department().key(), entry.department().key())));
  }

  private static Map<String, @Nullable Object> shown(Registered entry, int indicators) {
    Map<String, @Nullable Object> shown = shown(entry);
    shown.put("indicators", indicators);
    return shown;
  }

  private static Map<String, @Nullable Object> shown(Registered entry) {
    Department department = entry.department();
    Map<String, @Nullable Object> shown = new LinkedHashMap<>();
    shown.put("key", department.key());
    shown.put("name", department.name());
    shown.put("addresses", department.addresses().stream().map(MailAddress::value).toList());
    shown.put("removed", entry.removed());
    shown.put("version", entry.version());
    shown.put("changed", entry.changed());
    shown.put("tested", entry.tested());
    return shown;
  }

  private static ResponseEntity<byte[]> taken(String key) {
    return Answers.problem(
        Problem.invalid(
            List.of(
                new Problem.Fault(
                    "/key",
                    "TAKEN",
                    "このキーの部署は登録されています / a department of this key is registered",
                    key,
                    "別のキー / another key"))));
  }

  private static ResponseEntity<byte[]> stale(Registered held) {
    return Answers.problem(
        Problem.conflict(
            "部署 %s は第%d版になっています / department %s is at version %d"
                .formatted(
                    held.department().key(),
                    held.version(),
                    held.department().key(),
                    held.version())));
  }

  private static ResponseEntity<byte[]> gone(String key) {
    return Answers.problem(Problem.notFound("部署 %s はありません / no department %s".formatted(key, key)));
  }

  private static ResponseEntity<byte[]> notTheOffice() {
    return Answers.problem(
        Problem.forbidden("部署を登録できるのは事務局です / departments are registered by the office"));
  }
}
