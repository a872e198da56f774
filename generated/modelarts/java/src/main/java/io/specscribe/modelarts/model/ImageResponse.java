package io.specscribe.modelarts.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * ImageResponse
 */
public final class ImageResponse extends io.specscribe.modelarts.ApiObject<ImageResponse> {
  @JsonProperty("arch")
  private String arch;

  @JsonProperty("create_at")
  private Long createAt;

  @JsonProperty("description")
  private String description;

  @JsonProperty("dev_services")
  private List<String> devServices;

  @JsonProperty("id")
  private String id;

  @JsonProperty("name")
  private String name;

  @JsonProperty("namespace")
  private String namespace;

  @JsonProperty("origin")
  private String origin;

  @JsonProperty("resource_categories")
  private List<String> resourceCategories;

  @JsonProperty("service_type")
  private String serviceType;

  @JsonProperty("size")
  private Long size;

  @JsonProperty("status")
  private String status;

  @JsonProperty("status_message")
  private String statusMessage;

  @JsonProperty("swr_path")
  private String swrPath;

  @JsonProperty("tag")
  private String tag;

  @JsonProperty("type")
  private String type;

  @JsonProperty("update_at")
  private Long updateAt;

  @JsonProperty("visibility")
  private String visibility;

  @JsonProperty("workspace_id")
  private String workspaceId;

  /**
   * Processor architecture that the image is built for. Enums: X86_64: x86 processors; AARCH64: Arm processors
   */
  public String getArch() {
    return arch;
  }

  /** Sets {@link #getArch }; null leaves it out. */
  public ImageResponse arch(String arch) {
    this.arch = arch;
    return given("arch");
  }

  /**
   * When the image was created (UTC), to the millisecond
   */
  public Long getCreateAt() {
    return createAt;
  }

  /** Sets {@link #getCreateAt }; null leaves it out. */
  public ImageResponse createAt(Long createAt) {
    this.createAt = createAt;
    return given("create_at");
  }

  /** As {@link #createAt(Long)}. */
  public ImageResponse createAt(long createAt) {
    return this.createAt(Long.valueOf(createAt));
  }

  /**
   * Notes on the image, with a maximum of 512 characters
   */
  public String getDescription() {
    return description;
  }

  /** Sets {@link #getDescription }; null leaves it out. */
  public ImageResponse description(String description) {
    this.description = description;
    return given("description");
  }

  /**
   * Services that the image can be used with. Enums: NOTEBOOK: access over HTTPS; SSH: remote access over SSH from the
   * IDE on your computer
   */
  public List<String> getDevServices() {
    return devServices;
  }

  /** Sets {@link #getDevServices }; null leaves it out. */
  public ImageResponse devServices(List<String> devServices) {
    this.devServices = devServices;
    return given("dev_services");
  }

  /**
   * ID of the image that the notebook instance starts from, written as a Universally Unique Identifier (UUID).
   * ListImage.xml tells how to look up a preset image.
   */
  public String getId() {
    return id;
  }

  /** Sets {@link #getId }; null leaves it out. */
  public ImageResponse id(String id) {
    this.id = id;
    return given("id");
  }

  /**
   * Name of the image. The value contains a maximum of 512 characters. Lowercase letters, digits, hyphens (-),
   * underscores (_), and periods (.) may be used.
   */
  public String getName() {
    return name;
  }

  /** Sets {@link #getName }; null leaves it out. */
  public ImageResponse name(String name) {
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
  public ImageResponse namespace(String namespace) {
    this.namespace = namespace;
    return given("namespace");
  }

  /**
   * Where the image comes from. It defaults to CUSTOMIZE. This parameter is optional. Enums: CUSTOMIZE: image that a
   * user built; IMAGE_SAVE: image made from a notebook instance
   */
  public String getOrigin() {
    return origin;
  }

  /** Sets {@link #getOrigin }; null leaves it out. */
  public ImageResponse origin(String origin) {
    this.origin = origin;
    return given("origin");
  }

  /**
   * Resources that the image can run on. Enums: CPU; GPU
   */
  public List<String> getResourceCategories() {
    return resourceCategories;
  }

  /** Sets {@link #getResourceCategories }; null leaves it out. */
  public ImageResponse resourceCategories(List<String> resourceCategories) {
    this.resourceCategories = resourceCategories;
    return given("resource_categories");
  }

  /**
   * What the image is meant for. Options: COMMON: image for general use; INFERENCE: image for inference services;
   * TRAIN: image for training jobs; DEV: image for writing and debugging code; UNKNOWN: no services stated for the
   * image
   */
  public String getServiceType() {
    return serviceType;
  }

  /** Sets {@link #getServiceType }; null leaves it out. */
  public ImageResponse serviceType(String serviceType) {
    this.serviceType = serviceType;
    return given("service_type");
  }

  /**
   * Size of the image, in KB.
   */
  public Long getSize() {
    return size;
  }

  /** Sets {@link #getSize }; null leaves it out. */
  public ImageResponse size(Long size) {
    this.size = size;
    return given("size");
  }

  /** As {@link #size(Long)}. */
  public ImageResponse size(long size) {
    return this.size(Long.valueOf(size));
  }

  /**
   * State of the image. Options: INIT: Initialization is running; CREATING: Saving is in progress. Until it ends, you
   * cannot use the notebook instance; CREATE_FAILED: Saving did not succeed; ERROR: Something went wrong; DELETED: The
   * image no longer exists; ACTIVE: Saving is complete. The image is listed on the SWR console and is ready for new
   * notebook instances.
   */
  public String getStatus() {
    return status;
  }

  /** Sets {@link #getStatus }; null leaves it out. */
  public ImageResponse status(String status) {
    this.status = status;
    return given("status");
  }

  /**
   * Messages of the build that saves the image
   */
  public String getStatusMessage() {
    return statusMessage;
  }

  /** Sets {@link #getStatusMessage }; null leaves it out. */
  public ImageResponse statusMessage(String statusMessage) {
    this.statusMessage = statusMessage;
    return given("status_message");
  }

  /**
   * Address of the image in SWR
   */
  public String getSwrPath() {
    return swrPath;
  }

  /** Sets {@link #getSwrPath }; null leaves it out. */
  public ImageResponse swrPath(String swrPath) {
    this.swrPath = swrPath;
    return given("swr_path");
  }

  /**
   * Tag of the image
   */
  public String getTag() {
    return tag;
  }

  /** Sets {@link #getTag }; null leaves it out. */
  public ImageResponse tag(String tag) {
    this.tag = tag;
    return given("tag");
  }

  /**
   * Kind of image. Enums: BUILD_IN: image that comes with the system; DEDICATED: image of your own
   */
  public String getType() {
    return type;
  }

  /** Sets {@link #getType }; null leaves it out. */
  public ImageResponse type(String type) {
    this.type = type;
    return given("type");
  }

  /**
   * When the image last changed (UTC), to the millisecond
   */
  public Long getUpdateAt() {
    return updateAt;
  }

  /** Sets {@link #getUpdateAt }; null leaves it out. */
  public ImageResponse updateAt(Long updateAt) {
    this.updateAt = updateAt;
    return given("update_at");
  }

  /** As {@link #updateAt(Long)}. */
  public ImageResponse updateAt(long updateAt) {
    return this.updateAt(Long.valueOf(updateAt));
  }

  /**
   * Who can see the image. Options: PRIVATE: only its owner; PUBLIC: Anyone who knows the image ID has read access.
   */
  public String getVisibility() {
    return visibility;
  }

  /** Sets {@link #getVisibility }; null leaves it out. */
  public ImageResponse visibility(String visibility) {
    this.visibility = visibility;
    return given("visibility");
  }

  /**
   * ID of the workspace. If you have no workspaces, the default value is 0.
   */
  public String getWorkspaceId() {
    return workspaceId;
  }

  /** Sets {@link #getWorkspaceId }; null leaves it out. */
  public ImageResponse workspaceId(String workspaceId) {
    this.workspaceId = workspaceId;
    return given("workspace_id");
  }
}
