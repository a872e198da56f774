package io.specscribe.modelarts.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * AttachObsRequest
 */
public final class AttachObsRequest extends io.specscribe.modelarts.ApiObject<AttachObsRequest> {
  @JsonProperty("category")
  private String category;

  @JsonProperty("mount_path")
  private String mountPath;

  @JsonProperty("uri")
  private String uri;

  /**
   * Kind of storage. The value can be OBS.
   */
  public String getCategory() {
    return category;
  }

  /** Sets {@link #getCategory }; null leaves it out. */
  public AttachObsRequest category(String category) {
    this.category = category;
    return given("category");
  }

  /**
   * Directory of the notebook instance that becomes the mount point. It must lie below /data/.
   */
  public String getMountPath() {
    return mountPath;
  }

  /** Sets {@link #getMountPath }; null leaves it out. */
  public AttachObsRequest mountPath(String mountPath) {
    this.mountPath = mountPath;
    return given("mount_path");
  }

  /**
   * Path of the OBS object, for example, obs://modelarts/notebook/.
   */
  public String getUri() {
    return uri;
  }

  /** Sets {@link #getUri }; null leaves it out. */
  public AttachObsRequest uri(String uri) {
    this.uri = uri;
    return given("uri");
  }
}
