package io.specscribe.modelarts.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * EndpointsResResponse
 */
public final class EndpointsResResponse extends io.specscribe.modelarts.ApiObject<EndpointsResResponse> {
  @JsonProperty("allowed_access_ips")
  private List<String> allowedAccessIps;

  @JsonProperty("dev_service")
  private String devService;

  @JsonProperty("ssh_keys")
  private List<String> sshKeys;

  /**
   * Public IP addresses from which SSH access is allowed. By default, access is open to any public address. As soon as
   * the list has entries, all other clients are turned away.
   */
  public List<String> getAllowedAccessIps() {
    return allowedAccessIps;
  }

  /** Sets {@link #getAllowedAccessIps }; null leaves it out. */
  public EndpointsResResponse allowedAccessIps(List<String> allowedAccessIps) {
    this.allowedAccessIps = allowedAccessIps;
    return given("allowed_access_ips");
  }

  /**
   * Service that gives access. Options: NOTEBOOK: The instance is reached over HTTPS; SSH: The instance is reached
   * remotely over SSH.
   */
  public String getDevService() {
    return devService;
  }

  /** Sets {@link #getDevService }; null leaves it out. */
  public EndpointsResResponse devService(String devService) {
    this.devService = devService;
    return given("dev_service");
  }

  /**
   * SSH key pairs that open the instance. If there are several, each of them is accepted.
   */
  public List<String> getSshKeys() {
    return sshKeys;
  }

  /** Sets {@link #getSshKeys }; null leaves it out. */
  public EndpointsResResponse sshKeys(List<String> sshKeys) {
    this.sshKeys = sshKeys;
    return given("ssh_keys");
  }
}
