package {{package}};

import java.util.Objects;

/**
 * An access key to sign requests with.
 *
 * @param accessKey its id
 * @param secretKey its secret
 * @param securityToken the token that comes with a temporary one; null where there is none
 */
public record Credentials(String accessKey, String secretKey, String securityToken) {
  public Credentials {
    Objects.requireNonNull(accessKey, "accessKey");
    Objects.requireNonNull(secretKey, "secretKey");
  }

  public Credentials(String accessKey, String secretKey) {
    this(accessKey, secretKey, null);
  }

  @Override
  public String toString() {
    return "Credentials[accessKey=" + accessKey + "]";
  }
}
