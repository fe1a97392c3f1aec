package dxpulse.infra.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RealmTest {
  private static final JsonNode REALM =
      new JsonMapper().readTree(Repository.text("infra/keycloak/dxpulse-realm.json"));

  private static JsonNode client(String id) {
    for (JsonNode client : REALM.path("clients")) {
      if (client.path("clientId").asString("").equals(id)) {
        return client;
      }
    }
    throw new AssertionError("client %s: missing".formatted(id));
  }

  @Test
  void knowsTheRolesOfTheContractAndNoOthers() {
    List<String> roles = new ArrayList<>();
    REALM.path("roles").path("realm").forEach(role -> roles.add(role.path("name").asString("")));

    assertThat(roles)
        .containsExactlyInAnyOrderElementsOf(Stream.of(Role.values()).map(Role::code).toList());
  }

  @Test
  void givesEveryRoleToSomebody() {
    List<String> given = new ArrayList<>();
    REALM
        .path("users")
        .forEach(user -> user.path("realmRoles").forEach(role -> given.add(role.asString(""))));

    assertThat(given).containsAll(Stream.of(Role.values()).map(Role::code).toList());
  }

  @Test
  void putsIntoTokensWhatServicesRead() {
    for (String id : List.of("portal", "feed")) {
      Map<String, JsonNode> claims = new HashMap<>();
      client(id)
          .path("protocolMappers")
          .forEach(mapper ->
              claims.put(
                  mapper.path("config").path("claim.name").asString(""), mapper.path("config")));

      assertThat(claims).as(id).containsKeys("roles", "department", "organization");
      claims.forEach((name, config) -> {
        assertThat(config.path("id.token.claim").asString("")).as(name).isEqualTo("true");
        assertThat(config.path("access.token.claim").asString("")).as(name).isEqualTo("true");
      });
      String organization =
          Objects.requireNonNull(claims.get("organization")).path("claim.value").asString("");
      assertThat(new OrganizationCode(organization)).hasToString(organization);
    }
  }

  @Test
  void signsInOnlyThroughThePortalsOwnAddress() {
    JsonNode portal = client("portal");

    assertThat(portal.path("publicClient").asBoolean(true)).isFalse();
    assertThat(portal.path("directAccessGrantsEnabled").asBoolean(true)).isFalse();
    assertThat(portal.path("attributes").path("pkce.code.challenge.method").asString(""))
        .isEqualTo("S256");
    for (JsonNode address : portal.path("redirectUris")) {
      assertThat(address.asString("")).endsWith(":8080/login/oauth2/code/dxpulse");
    }
  }

  @Test
  void holdsNoSecret() {
    for (JsonNode client : REALM.path("clients")) {
      assertThat(client.path("secret").asString("")).matches("\\$\\{DXPULSE_[A-Z_]+}");
    }
    for (JsonNode user : REALM.path("users")) {
      for (JsonNode credential : user.path("credentials")) {
        assertThat(credential.path("value").asString("")).isEqualTo("${DXPULSE_DEMO_PASSWORD}");
      }
    }
  }
}
