package io.specscribe.modelarts.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.specscribe.modelarts.model.CustomHooks;
import io.specscribe.modelarts.model.EndpointsReq;
import io.specscribe.modelarts.model.LeaseReq;
import io.specscribe.modelarts.model.VolumeReq;
import java.util.List;

/**
 * CreateNotebookRequest
 */
public final class CreateNotebookRequest extends io.specscribe.modelarts.ApiObject<CreateNotebookRequest> {
  @JsonProperty("description")
  private String description;

  @JsonProperty("duration")
  private Long duration;

  @JsonProperty("endpoints")
  private List<EndpointsReq> endpoints;

  @JsonProperty("feature")
  private String feature;

  @JsonProperty(value = "flavor", required = true)
  private String flavor;

  @JsonProperty(value = "image_id", required = true)
  private String imageId;

  @JsonProperty(value = "name", required = true)
  private String name;

  @JsonProperty("pool_id")
  private String poolId;

  @JsonProperty(value = "volume", required = true)
  private VolumeReq volume;

  @JsonProperty("workspace_id")
  private String workspaceId;

  @JsonProperty("hooks")
  private CustomHooks hooks;

  @JsonProperty("lease")
  private LeaseReq lease;

  /**
   * Notes on the instance. The value contains a maximum of 512 characters. It cannot contain the following characters:
   * &amp;&lt;&gt;\&quot;&#39;/.
   */
  public String getDescription() {
    return description;
  }

  /** Sets {@link #getDescription }; null leaves it out. */
  public CreateNotebookRequest description(String description) {
    this.description = description;
    return given("description");
  }

  /**
   * How long the instance may run, counted from now. Use leaseReq for it where you can. As soon as this attribute is
   * set, leaseReq has no effect, and the instance stops on schedule. Unit: ms.
   */
  public Long getDuration() {
    return duration;
  }

  /** Sets {@link #getDuration }; null leaves it out. */
  public CreateNotebookRequest duration(Long duration) {
    this.duration = duration;
    return given("duration");
  }

  /** As {@link #duration(Long)}. */
  public CreateNotebookRequest duration(long duration) {
    return this.duration(Long.valueOf(duration));
  }

  /**
   * Settings for remote access over SSH, be it from an IDE on your computer (such as PyCharm or VS Code) or from an SSH
   * client.
   */
  public List<EndpointsReq> getEndpoints() {
    return endpoints;
  }

  /** Sets {@link #getEndpoints }; null leaves it out. */
  public CreateNotebookRequest endpoints(List<EndpointsReq> endpoints) {
    this.endpoints = endpoints;
    return given("endpoints");
  }

  /**
   * Kind of instance. The default value is NOTEBOOK. Options: DEFAULT: CodeLab instance at no cost. Each user gets a
   * single one; NOTEBOOK: instance that is charged for.
   */
  public String getFeature() {
    return feature;
  }

  /** Sets {@link #getFeature }; null leaves it out. */
  public CreateNotebookRequest feature(String feature) {
    this.feature = feature;
    return given("feature");
  }

  /**
   * Flavor that the instance runs on. Those below are examples. Which ones your region offers is shown on its console.
   * modelarts.vm.cpu.2u: Intel CPU flavor for everyday work, good for a first look at data and quick trials;
   * modelarts.vm.cpu.8u: Intel CPU flavors with extra computing power, good for heavy calculations (required)
   */
  public String getFlavor() {
    return flavor;
  }

  /** Sets {@link #getFlavor }; null leaves it out. */
  public CreateNotebookRequest flavor(String flavor) {
    this.flavor = flavor;
    return given("flavor");
  }

  /**
   * ID of the image that the notebook instance starts from, written as a Universally Unique Identifier (UUID). Call
   * ListImage.xml to look it up. (required)
   */
  public String getImageId() {
    return imageId;
  }

  /** Sets {@link #getImageId }; null leaves it out. */
  public CreateNotebookRequest imageId(String imageId) {
    this.imageId = imageId;
    return given("image_id");
  }

  /**
   * Name of the instance. The value contains a maximum of 128 characters. Letters, digits, hyphens (-), and underscores
   * (_) may be used. Two instances may have the same name. (required)
   */
  public String getName() {
    return name;
  }

  /** Sets {@link #getName }; null leaves it out. */
  public CreateNotebookRequest name(String name) {
    this.name = name;
    return given("name");
  }

  /**
   * ID of the dedicated pool, for example, pool50731846. This parameter is mandatory if the instance is to run in such
   * a pool.
   */
  public String getPoolId() {
    return poolId;
  }

  /** Sets {@link #getPoolId }; null leaves it out. */
  public CreateNotebookRequest poolId(String poolId) {
    this.poolId = poolId;
    return given("pool_id");
  }

  /**
   * Storage of the instance. (required)
   */
  public VolumeReq getVolume() {
    return volume;
  }

  /** Sets {@link #getVolume }; null leaves it out. */
  public CreateNotebookRequest volume(VolumeReq volume) {
    this.volume = volume;
    return given("volume");
  }

  /**
   * ID of the workspace. If you have no workspaces, the default value is 0.
   */
  public String getWorkspaceId() {
    return workspaceId;
  }

  /** Sets {@link #getWorkspaceId }; null leaves it out. */
  public CreateNotebookRequest workspaceId(String workspaceId) {
    this.workspaceId = workspaceId;
    return given("workspace_id");
  }

  /**
   * Your own scripts that are hooked into the startup.
   */
  public CustomHooks getHooks() {
    return hooks;
  }

  /** Sets {@link #getHooks }; null leaves it out. */
  public CreateNotebookRequest hooks(CustomHooks hooks) {
    this.hooks = hooks;
    return given("hooks");
  }

  /**
   * Lease that limits the running time of the instance.
   */
  public LeaseReq getLease() {
    return lease;
  }

  /** Sets {@link #getLease }; null leaves it out. */
  public CreateNotebookRequest lease(LeaseReq lease) {
    this.lease = lease;
    return given("lease");
  }
}
