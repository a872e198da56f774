package io.specscribe.modelarts.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * EndpointsRes
 */
public final class EndpointsRes extends io.specscribe.modelarts.ApiObject<EndpointsRes> {
  @JsonProperty("allowed_access_ips")
  private List<String> allowedAccessIps;

  @JsonProperty("dev_service")
  private String devService;

  @JsonProperty("ssh_keys")
  private List<String> sshKeys;

  @JsonProperty("service")
  private String service;

  @JsonProperty("uri")
  private String uri;

  /**
   * Public IP addresses from which SSH access is allowed. By default, access is open to any public address. As soon as
   * the list has entries, all other clients are turned away.
   */
  public List<String> getAllowedAccessIps() {
    return allowedAccessIps;
  }

  /** Sets {@link #getAllowedAccessIps }; null leaves it out. */
  public EndpointsRes allowedAccessIps(List<String> allowedAccessIps) {
    this.allowedAccessIps = allowedAccessIps;
    return given("allowed_access_ips");
  }

  /**
   * Way of access to the notebook instance. The enumerated values are as follows: NOTEBOOK: The instance is reached
   * over HTTPS; SSH: The instance is reached remotely over SSH.
   */
  public String getDevService() {
    return devService;
  }

  /** Sets {@link #getDevService }; null leaves it out. */
  public EndpointsRes devService(String devService) {
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
  public EndpointsRes sshKeys(List<String> sshKeys) {
    this.sshKeys = sshKeys;
    return given("ssh_keys");
  }

  /**
   * Way of access to the notebook instance. The enumerated values are as follows: NOTEBOOK: The instance is reached
   * over HTTPS; SSH: The instance is reached remotely over SSH.
   */
  public String getService() {
    return service;
  }

  /** Sets {@link #getService }; null leaves it out. */
  public EndpointsRes service(String service) {
    this.service = service;
    return given("service");
  }

  /**
   * IP address of the instance in the private network
   */
  public String getUri() {
    return uri;
  }

  /** Sets {@link #getUri }; null leaves it out. */
  public EndpointsRes uri(String uri) {
    this.uri = uri;
    return given("uri");
  }
}
