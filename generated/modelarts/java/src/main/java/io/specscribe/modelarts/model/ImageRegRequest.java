package io.specscribe.modelarts.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * ImageRegRequest
 */
public final class ImageRegRequest extends io.specscribe.modelarts.ApiObject<ImageRegRequest> {
  @JsonProperty("arch")
  private String arch;

  @JsonProperty("description")
  private String description;

  @JsonProperty("origin")
  private String origin;

  @JsonProperty("resource_category")
  private List<String> resourceCategory;

  @JsonProperty("service_type")
  private String serviceType;

  @JsonProperty("services")
  private List<String> services;

  @JsonProperty(value = "swr_path", required = true)
  private String swrPath;

  @JsonProperty("visibility")
  private String visibility;

  @JsonProperty("workspace_id")
  private String workspaceId;

  /**
   * Processor architecture that the image is built for. The default value is X86_64. Enums: X86_64: x86 processors;
   * AARCH64: Arm processors
   */
  public String getArch() {
    return arch;
  }

  /** Sets {@link #getArch }; null leaves it out. */
  public ImageRegRequest arch(String arch) {
    this.arch = arch;
    return given("arch");
  }

  /**
   * Notes on the image, with a maximum of 512 characters.
   */
  public String getDescription() {
    return description;
  }

  /** Sets {@link #getDescription }; null leaves it out. */
  public ImageRegRequest description(String description) {
    this.description = description;
    return given("description");
  }

  /**
   * Where the image comes from. It defaults to CUSTOMIZE. This parameter is optional. Enums: CUSTOMIZE: image that a
   * user built; IMAGE_SAVE: image made from a notebook instance
   */
  public String getOrigin() {
    return origin;
  }

  /** Sets {@link #getOrigin }; null leaves it out. */
  public ImageRegRequest origin(String origin) {
    this.origin = origin;
    return given("origin");
  }

  /**
   * Resources that the image can run on. The default value is CPU or GPU. Enums: CPU; GPU
   */
  public List<String> getResourceCategory() {
    return resourceCategory;
  }

  /** Sets {@link #getResourceCategory }; null leaves it out. */
  public ImageRegRequest resourceCategory(List<String> resourceCategory) {
    this.resourceCategory = resourceCategory;
    return given("resource_category");
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
  public ImageRegRequest serviceType(String serviceType) {
    this.serviceType = serviceType;
    return given("service_type");
  }

  /**
   * Services that the image can be used with. The default value is NOTEBOOK or SSH. Enums: NOTEBOOK: access over HTTPS;
   * SSH: remote access over SSH from the IDE on your computer
   */
  public List<String> getServices() {
    return services;
  }

  /** Sets {@link #getServices }; null leaves it out. */
  public ImageRegRequest services(List<String> services) {
    this.services = services;
    return given("services");
  }

  /**
   * Address of the image in SWR (required)
   */
  public String getSwrPath() {
    return swrPath;
  }

  /** Sets {@link #getSwrPath }; null leaves it out. */
  public ImageRegRequest swrPath(String swrPath) {
    this.swrPath = swrPath;
    return given("swr_path");
  }

  /**
   * Who can see the image. The default value is PRIVATE. Options: PRIVATE: only its owner; PUBLIC: Anyone who knows the
   * image ID has read access.
   */
  public String getVisibility() {
    return visibility;
  }

  /** Sets {@link #getVisibility }; null leaves it out. */
  public ImageRegRequest visibility(String visibility) {
    this.visibility = visibility;
    return given("visibility");
  }

  /**
   * ID of the workspace. The default value is 0, which stands for no workspace at all. If you work in one, enter its
   * ID.
   */
  public String getWorkspaceId() {
    return workspaceId;
  }

  /** Sets {@link #getWorkspaceId }; null leaves it out. */
  public ImageRegRequest workspaceId(String workspaceId) {
    this.workspaceId = workspaceId;
    return given("workspace_id");
  }
}
