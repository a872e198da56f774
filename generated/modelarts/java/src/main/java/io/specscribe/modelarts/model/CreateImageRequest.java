package io.specscribe.modelarts.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * CreateImageRequest
 */
public final class CreateImageRequest extends io.specscribe.modelarts.ApiObject<CreateImageRequest> {
  @JsonProperty("description")
  private String description;

  @JsonProperty("name")
  private String name;

  @JsonProperty("namespace")
  private String namespace;

  @JsonProperty("tag")
  private String tag;

  @JsonProperty("workspace_id")
  private String workspaceId;

  /**
   * Notes on the image, with a maximum of 512 characters
   */
  public String getDescription() {
    return description;
  }

  /** Sets {@link #getDescription }; null leaves it out. */
  public CreateImageRequest description(String description) {
    this.description = description;
    return given("description");
  }

  /**
   * Name of the image. The value contains a maximum of 512 characters. Lowercase letters, digits, hyphens (-),
   * underscores (_), and periods (.) may be used.
   */
  public String getName() {
    return name;
  }

  /** Sets {@link #getName }; null leaves it out. */
  public CreateImageRequest name(String name) {
    this.name = name;
    return given("name");
  }

  /**
   * SWR organization that the image is in. The page Organization Management of the SWR console lists your organizations
   * and lets you add more.
   */
  public String getNamespace() {
    return namespace;
  }

  /** Sets {@link #getNamespace }; null leaves it out. */
  public CreateImageRequest namespace(String namespace) {
    this.namespace = namespace;
    return given("namespace");
  }

  /**
   * Tag of the image. The value contains a maximum of 64 characters. Letters, digits, hyphens (-), underscores (_), and
   * periods (.) may be used.
   */
  public String getTag() {
    return tag;
  }

  /** Sets {@link #getTag }; null leaves it out. */
  public CreateImageRequest tag(String tag) {
    this.tag = tag;
    return given("tag");
  }

  /**
   * ID of the workspace. The default value is 0, which stands for no workspace at all. If you work in one, enter its
   * ID.
   */
  public String getWorkspaceId() {
    return workspaceId;
  }

  /** Sets {@link #getWorkspaceId }; null leaves it out. */
  public CreateImageRequest workspaceId(String workspaceId) {
    this.workspaceId = workspaceId;
    return given("workspace_id");
  }
}
