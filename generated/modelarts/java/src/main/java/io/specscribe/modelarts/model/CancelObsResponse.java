package io.specscribe.modelarts.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * CancelObsResponse
 */
public final class CancelObsResponse extends io.specscribe.modelarts.ApiObject<CancelObsResponse> {
  @JsonProperty("category")
  private String category;

  @JsonProperty("id")
  private String id;

  @JsonProperty("mount_path")
  private String mountPath;

  @JsonProperty("status")
  private String status;

  @JsonProperty("uri")
  private String uri;

  /**
   * Kind of storage. The value can be OBS.
   */
  public String getCategory() {
    return category;
  }

  /** Sets {@link #getCategory }; null leaves it out. */
  public CancelObsResponse category(String category) {
    this.category = category;
    return given("category");
  }

  /**
   * ID of the instance that the OBS storage is mounted to.
   */
  public String getId() {
    return id;
  }

  /** Sets {@link #getId }; null leaves it out. */
  public CancelObsResponse id(String id) {
    this.id = id;
    return given("id");
  }

  /**
   * Mount point of the OBS storage in the notebook instance.
   */
  public String getMountPath() {
    return mountPath;
  }

  /** Sets {@link #getMountPath }; null leaves it out. */
  public CancelObsResponse mountPath(String mountPath) {
    this.mountPath = mountPath;
    return given("mount_path");
  }

  /**
   * State of the OBS mount. Options: MOUNTING: on its way; MOUNT_FAILED: could not be mounted; MOUNTED: in place;
   * UNMOUNTING: removal is in progress; UNMOUNT_FAILED: could not be removed; UNMOUNTED: removed
   */
  public String getStatus() {
    return status;
  }

  /** Sets {@link #getStatus }; null leaves it out. */
  public CancelObsResponse status(String status) {
    this.status = status;
    return given("status");
  }

  /**
   * Path of the OBS object
   */
  public String getUri() {
    return uri;
  }

  /** Sets {@link #getUri }; null leaves it out. */
  public CancelObsResponse uri(String uri) {
    this.uri = uri;
    return given("uri");
  }
}
