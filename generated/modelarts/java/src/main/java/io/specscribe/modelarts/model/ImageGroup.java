package io.specscribe.modelarts.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * ImageGroup
 */
public final class ImageGroup extends io.specscribe.modelarts.ApiObject<ImageGroup> {
  @JsonProperty("name")
  private String name;

  @JsonProperty("create_at")
  private Long createAt;

  @JsonProperty("namespace")
  private String namespace;

  @JsonProperty("update_at")
  private Long updateAt;

  @JsonProperty("version_count")
  private Long versionCount;

  /**
   * Name of the image.
   */
  public String getName() {
    return name;
  }

  /** Sets {@link #getName }; null leaves it out. */
  public ImageGroup name(String name) {
    this.name = name;
    return given("name");
  }

  /**
   * When the image was created (UTC, in ms).
   */
  public Long getCreateAt() {
    return createAt;
  }

  /** Sets {@link #getCreateAt }; null leaves it out. */
  public ImageGroup createAt(Long createAt) {
    this.createAt = createAt;
    return given("create_at");
  }

  /** As {@link #createAt(Long)}. */
  public ImageGroup createAt(long createAt) {
    return this.createAt(Long.valueOf(createAt));
  }

  /**
   * SWR organization that the image is in.
   */
  public String getNamespace() {
    return namespace;
  }

  /** Sets {@link #getNamespace }; null leaves it out. */
  public ImageGroup namespace(String namespace) {
    this.namespace = namespace;
    return given("namespace");
  }

  /**
   * When the image last changed (UTC, in ms).
   */
  public Long getUpdateAt() {
    return updateAt;
  }

  /** Sets {@link #getUpdateAt }; null leaves it out. */
  public ImageGroup updateAt(Long updateAt) {
    this.updateAt = updateAt;
    return given("update_at");
  }

  /** As {@link #updateAt(Long)}. */
  public ImageGroup updateAt(long updateAt) {
    return this.updateAt(Long.valueOf(updateAt));
  }

  /**
   * How many versions of the image there are.
   */
  public Long getVersionCount() {
    return versionCount;
  }

  /** Sets {@link #getVersionCount }; null leaves it out. */
  public ImageGroup versionCount(Long versionCount) {
    this.versionCount = versionCount;
    return given("version_count");
  }

  /** As {@link #versionCount(Long)}. */
  public ImageGroup versionCount(long versionCount) {
    return this.versionCount(Long.valueOf(versionCount));
  }
}
