package dxpulse.infra.deployment;

import static dxpulse.infra.deployment.Repository.map;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.kubernetes.client.util.ModelMapper;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Checks a manifest against two sets of Kubernetes types: one finds unknown fields and missing
/// ones, the other wrong types.
final class Manifests {
  private static final Gson GSON = new Gson();

  private Manifests() {}

  static String name(Map<String, Object> manifest) {
    return manifest.get("kind") + " " + map(manifest.get("metadata")).get("name");
  }

  static List<String> faults(Map<String, Object> manifest) {
    List<String> faults = new ArrayList<>();
    String version = String.valueOf(manifest.get("apiVersion"));
    String kind = String.valueOf(manifest.get("kind"));
    int slash = version.indexOf('/');
    Class<?> type =
        ModelMapper.getApiTypeClass(
            slash < 0 ? "" : version.substring(0, slash), version.substring(slash + 1), kind);
    if (type == null) {
      return List.of("%s %s: unknown kind".formatted(version, kind));
    }
    try {
      type.getMethod("validateJsonElement", JsonElement.class)
          .invoke(null, GSON.toJsonTree(manifest));
    } catch (InvocationTargetException refused) {
      faults.add(String.valueOf(refused.getCause()));
    } catch (ReflectiveOperationException changed) {
      throw new IllegalStateException(changed);
    }
    try {
      Object unused = Serialization.unmarshal(GSON.toJson(manifest));
      assert unused != null;
    } catch (KubernetesClientException refused) {
      faults.add(String.valueOf(refused.getCause()));
    }
    return faults;
  }
}
