package dxpulse.infra.testkit;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dxpulse.infra.standalone.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The OpenAPI 3.1 document of one service: whether it is well made, what it offers, and whether an
/// answer is one that it promises.
public final class OpenApiDocument {
  private static final Path FOLDER =
      Checkout.containing(Path.of(".")).root().resolve("contracts/http");
  private static final String ENDING = ".openapi.yaml";
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "patch", "head", "options", "trace");
  private static final Set<String> BODILESS = Set.of("204", "304");
  private static final Pattern PATH_PARAMETER = Pattern.compile("\\{([^}]+)}");
  private static final Pattern STATUS = Pattern.compile("[1-5][0-9]{2}|default");

  // A comma in an unquoted description silently makes a member of what follows: every member must
  // be one that OpenAPI knows.
  private static final Set<String> OPERATION =
      Set.of(
          "operationId",
          "summary",
          "description",
          "tags",
          "parameters",
          "requestBody",
          "responses",
          "security",
          "deprecated");
  private static final Set<String> PARAMETER =
      Set.of("name", "in", "description", "required", "schema", "examples", "style", "explode");
  private static final Set<String> RESPONSE = Set.of("description", "headers", "content");
  private static final Set<String> HEADER = Set.of("description", "required", "schema");
  private static final Set<String> BODY = Set.of("description", "required", "content");
  private static final Set<String> SCHEMA =
      Set.of(
          "type",
          "description",
          "required",
          "properties",
          "additionalProperties",
          "items",
          "enum",
          "const",
          "format",
          "pattern",
          "minimum",
          "maximum",
          "exclusiveMinimum",
          "exclusiveMaximum",
          "minItems",
          "maxItems",
          "minLength",
          "maxLength",
          "contentMediaType",
          "default",
          "examples",
          "oneOf",
          "anyOf",
          "allOf");

  private final String name;
  private final JsonNode root;
  private final List<String> faults = new ArrayList<>();

  private OpenApiDocument(String name, String text) {
    this.name = name;
    Object read = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
    this.root = JsonMapper.shared().valueToTree(read);
  }

  /// The document of a service in `contracts/http`.
  public static OpenApiDocument of(String service) {
    try {
      return parse(service, Files.readString(FOLDER.resolve(service + ENDING)));
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  static OpenApiDocument parse(String name, String text) {
    return new OpenApiDocument(name, text);
  }

  /// Names of all services that have a document.
  public static Set<String> services() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(ENDING))
          .map(file -> file.replace(ENDING, ""))
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  /// What it offers, such as `get /api/kpis/{code}`.
  public Set<String> operations() {
    Set<String> operations = new TreeSet<>();
    eachOperation((at, operation) -> operations.add(at));
    return operations;
  }

  /// Everything that is wrong with the document itself.
  public List<String> faults() {
    faults.clear();
    check(root.path("openapi").asString("").startsWith("3.1."), "openapi: not 3.1");
    for (String member : List.of("title", "version", "description")) {
      check(root.path("info").path(member).isString(), "info." + member + " is missing");
    }
    checkReferences(root, "#");
    Set<String> ids = new HashSet<>();
    eachOperation((at, operation) -> {
      checkMembers(operation, OPERATION, at);
      String id = operation.path("operationId").asString("");
      check(!id.isEmpty() && ids.add(id), at + ": operationId is missing or used twice");
      checkPathParameters(at, operation);
      checkBody(operation.path("requestBody"), at);
      checkResponses(at, operation.path("responses"));
    });
    root.at("/components/schemas")
        .properties()
        .forEach(each -> checkSchema(each.getValue(), "schema " + each.getKey()));
    return List.copyOf(faults);
  }

  /// The words of each `enum` of the document, by the name of the property or parameter, null left
  /// out.
  public Map<String, Set<List<String>>> words() {
    Map<String, Set<List<String>>> words = new java.util.TreeMap<>();
    collectWords(root, "", words);
    return words;
  }

  private static void collectWords(
      JsonNode node, String property, Map<String, Set<List<String>>> words) {
    JsonNode list = node.path("enum");
    if (list.isArray()) {
      words
          .computeIfAbsent(property, unseen -> new HashSet<>())
          .add(list.valueStream().filter(word -> !word.isNull()).map(JsonNode::asString).toList());
    }
    if (node.isArray()) {
      node.forEach(each -> collectWords(each, property, words));
    }
    boolean named = node.has("in") && node.path("name").isString();
    node.properties()
        .forEach(each -> {
          boolean keepsName =
              Set.of("schema", "items", "oneOf", "anyOf", "allOf").contains(each.getKey());
          String below = named ? node.get("name").asString() : keepsName ? property : each.getKey();
          collectWords(each.getValue(), below, words);
        });
  }

  /// What differs between an answer and what the document promises for it; empty when it keeps the
  /// promise.
  ///
  /// @param path as it was asked for, with or without a query
  public List<String> differences(String method, String path, int status, String body) {
    String asked = path.replaceFirst("\\?.*", "");
    Optional<String> template =
        root.path("paths").propertyNames().stream()
            .filter(each -> matches(each, asked))
            .min((one, other) -> Integer.compare(one.indexOf('{'), other.indexOf('{')));
    if (template.isEmpty()) {
      return List.of(name + ": no path for " + asked);
    }
    String at =
        "/paths/" + escaped(template.get()) + "/" + method.toLowerCase(java.util.Locale.ROOT);
    if (root.at(at).isMissingNode()) {
      return List.of(name + ": no " + method + " " + template.get());
    }
    String responses = at + "/responses/";
    String response =
        root.at(responses + status).isMissingNode() ? responses + "default" : responses + status;
    if (root.at(response).isMissingNode()) {
      return List.of(name + ": " + method + " " + template.get() + " promises no " + status);
    }
    response = followed(response);
    JsonNode content = root.at(response).path("content");
    if (content.isMissingNode()) {
      return body.isEmpty() ? List.of() : List.of(name + ": a body where none is promised");
    }
    String media = content.propertyNames().iterator().next();
    ObjectNode schema = (ObjectNode) root.deepCopy();
    schema.put("$ref", "#" + response + "/content/" + escaped(media) + "/schema");
    Schema promised = SCHEMAS.getSchema(schema.toString(), InputFormat.JSON);
    return promised.validate(body, InputFormat.JSON).stream()
        .map(error -> name + ": " + error)
        .toList();
  }

  private String followed(String pointer) {
    JsonNode reference = root.at(pointer).path("$ref");
    return reference.isString() ? reference.asString().substring(1) : pointer;
  }

  private static boolean matches(String template, String path) {
    StringBuilder pattern = new StringBuilder();
    Matcher parameter = PATH_PARAMETER.matcher(template);
    int from = 0;
    while (parameter.find()) {
      pattern.append(Pattern.quote(template.substring(from, parameter.start()))).append("[^/]+");
      from = parameter.end();
    }
    return path.matches(pattern + Pattern.quote(template.substring(from)));
  }

  private static String escaped(String member) {
    return member.replace("~", "~0").replace("/", "~1");
  }

  private void eachOperation(BiConsumer<String, JsonNode> what) {
    root.path("paths")
        .properties()
        .forEach(path ->
            path.getValue().properties().stream()
                .filter(member -> METHODS.contains(member.getKey()))
                .forEach(operation ->
                    what.accept(operation.getKey() + " " + path.getKey(), operation.getValue())));
  }

  private void checkPathParameters(String at, JsonNode operation) {
    String path = at.substring(at.indexOf(' ') + 1);
    Set<String> declared = new HashSet<>();
    Stream.concat(
            root.path("paths").path(path).path("parameters").valueStream(),
            operation.path("parameters").valueStream())
        .map(this::resolved)
        .forEach(parameter -> {
          String place = at + ", parameter " + parameter.path("name").asString("?");
          checkMembers(parameter, PARAMETER, place);
          check(
              Set.of("path", "query", "header").contains(parameter.path("in").asString("")),
              place + ": in");
          check(parameter.has("schema"), place + ": schema is missing");
          checkSchema(parameter.path("schema"), place);
          if (parameter.path("in").asString("").equals("path")) {
            declared.add(parameter.path("name").asString(""));
            check(parameter.path("required").asBoolean(false), place + ": must be required");
          }
        });
    Set<String> used =
        PATH_PARAMETER.matcher(path).results().map(m -> m.group(1)).collect(Collectors.toSet());
    check(
        declared.equals(used), at + ": path parameters " + declared + " (expected: " + used + ")");
  }

  private void checkBody(JsonNode body, String at) {
    if (!body.isMissingNode()) {
      checkMembers(resolved(body), BODY, at + ", body");
      checkContent(resolved(body), at + ", body");
    }
  }

  private void checkResponses(String at, JsonNode responses) {
    check(responses.isObject() && !responses.isEmpty(), at + ": no responses");
    responses
        .properties()
        .forEach(each -> {
          String place = at + " " + each.getKey();
          JsonNode response = resolved(each.getValue());
          check(STATUS.matcher(each.getKey()).matches(), place + ": no status");
          checkMembers(response, RESPONSE, place);
          check(response.path("description").isString(), place + ": description is missing");
          response
              .path("headers")
              .properties()
              .forEach(header ->
                  checkMembers(header.getValue(), HEADER, place + ", header " + header.getKey()));
          if (!BODILESS.contains(each.getKey())) {
            checkContent(response, place);
          }
        });
    JsonNode problem = resolved(responses.path("default")).path("content");
    check(
        problem.has("application/problem+json"),
        at + ": default promises no application/problem+json");
  }

  private void checkContent(JsonNode holder, String at) {
    JsonNode content = holder.path("content");
    check(content.isObject() && !content.isEmpty(), at + ": content is missing");
    content
        .properties()
        .forEach(media -> {
          check(media.getValue().has("schema"), at + " " + media.getKey() + ": schema is missing");
          checkSchema(media.getValue().path("schema"), at + " " + media.getKey());
        });
  }

  private void checkSchema(JsonNode schema, String at) {
    if (!schema.isObject() || schema.has("$ref")) {
      return;
    }
    checkMembers(schema, SCHEMA, at);
    schema
        .path("properties")
        .properties()
        .forEach(each -> checkSchema(each.getValue(), at + "." + each.getKey()));
    schema
        .path("required")
        .forEach(each ->
            check(
                schema.has("allOf") || schema.path("properties").has(each.asString("")),
                at + ": requires " + each + " but does not describe it"));
    checkSchema(schema.path("items"), at + "[]");
    checkSchema(schema.path("additionalProperties"), at + "{}");
    for (String combined : List.of("oneOf", "anyOf", "allOf")) {
      schema.path(combined).forEach(each -> checkSchema(each, at));
    }
  }

  private void checkMembers(JsonNode node, Set<String> known, String at) {
    node.propertyNames()
        .forEach(member ->
            check(
                known.contains(member) || member.equals("$ref") || member.startsWith("x-"),
                at + ": member \"" + member + "\" is none of OpenAPI's"));
  }

  private void checkReferences(JsonNode node, String at) {
    JsonNode reference = node.path("$ref");
    if (reference.isString()) {
      String target = reference.asString();
      check(
          target.startsWith("#/") && !root.at(target.substring(1)).isMissingNode(),
          at + ": " + target + " leads nowhere");
    }
    node.properties().forEach(each -> checkReferences(each.getValue(), at + "/" + each.getKey()));
    if (node.isArray()) {
      node.forEach(each -> checkReferences(each, at + "[]"));
    }
  }

  private JsonNode resolved(JsonNode node) {
    return node.path("$ref").isString() ? root.at(node.get("$ref").asString().substring(1)) : node;
  }

  private void check(boolean holds, String fault) {
    if (!holds) {
      faults.add(name + ": " + fault);
    }
  }
}
