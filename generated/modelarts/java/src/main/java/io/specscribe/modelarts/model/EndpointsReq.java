package io.specscribe.modelarts.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * EndpointsReq
 */
public final class EndpointsReq extends io.specscribe.modelarts.ApiObject<EndpointsReq> {
  @JsonProperty("allowed_access_ips")
  private List<String> allowedAccessIps;

  @JsonProperty("service")
  private String service;

  @JsonProperty("key_pair_names")
  private List<String> keyPairNames;

  /**
   * Public IP addresses from which remote access is allowed. A maximum of five addresses are supported.
   */
  public List<String> getAllowedAccessIps() {
    return allowedAccessIps;
  }

  /** Sets {@link #getAllowedAccessIps }; null leaves it out. */
  public EndpointsReq allowedAccessIps(List<String> allowedAccessIps) {
    this.allowedAccessIps = allowedAccessIps;
    return given("allowed_access_ips");
  }

  /**
   * Service that gives access. Possible values are as follows: NOTEBOOK: The instance is reached over HTTPS; SSH: The
   * instance is reached remotely over SSH.
   */
  public String getService() {
    return service;
  }

  /** Sets {@link #getService }; null leaves it out. */
  public EndpointsReq service(String service) {
    this.service = service;
    return given("service");
  }

  /**
   * Names of SSH key pairs. On the console of Elastic Cloud Server (ECS), the page Key Pair lists yours and lets you
   * add more.
   */
  public List<String> getKeyPairNames() {
    return keyPairNames;
  }

  /** Sets {@link #getKeyPairNames }; null leaves it out. */
  public EndpointsReq keyPairNames(List<String> keyPairNames) {
    this.keyPairNames = keyPairNames;
    return given("key_pair_names");
  }
}
