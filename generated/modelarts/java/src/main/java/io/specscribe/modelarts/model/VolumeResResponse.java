package io.specscribe.modelarts.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * VolumeResResponse
 */
public final class VolumeResResponse extends io.specscribe.modelarts.ApiObject<VolumeResResponse> {
  @JsonProperty("capacity")
  private Long capacity;

  @JsonProperty("category")
  private String category;

  @JsonProperty("mount_path")
  private String mountPath;

  @JsonProperty("ownership")
  private String ownership;

  @JsonProperty("status")
  private String status;

  /**
   * Size of the storage. The default value is 5 GB for EVS and 50 GB for EFS. The maximum value is 4096 GB.
   */
  public Long getCapacity() {
    return capacity;
  }

  /** Sets {@link #getCapacity }; null leaves it out. */
  public VolumeResResponse capacity(Long capacity) {
    this.capacity = capacity;
    return given("capacity");
  }

  /** As {@link #capacity(Long)}. */
  public VolumeResResponse capacity(long capacity) {
    return this.capacity(Long.valueOf(capacity));
  }

  /**
   * Kind of storage. How the kinds differ is explained in User Guide, under \&quot;Selecting Storage in
   * DevEnviron\&quot;. Options: EFS: Scalable File Service, used unless you choose otherwise; EVS
   */
  public String getCategory() {
    return category;
  }

  /** Sets {@link #getCategory }; null leaves it out. */
  public VolumeResResponse category(String category) {
    this.category = category;
    return given("category");
  }

  /**
   * Mount point of the OBS storage inside the notebook instance. At present it is always /home/ma-user/work/.
   */
  public String getMountPath() {
    return mountPath;
  }

  /** Sets {@link #getMountPath }; null leaves it out. */
  public VolumeResResponse mountPath(String mountPath) {
    this.mountPath = mountPath;
    return given("mount_path");
  }

  /**
   * Who owns the resource. Options: MANAGED: The service manages the resources; DEDICATED: Your account manages the
   * resources. Choose this mode only for the category EFS.
   */
  public String getOwnership() {
    return ownership;
  }

  /** Sets {@link #getOwnership }; null leaves it out. */
  public VolumeResResponse ownership(String ownership) {
    this.ownership = ownership;
    return given("ownership");
  }

  /**
   * Progress of an EVS disk expansion. The value is RESIZING as long as the disk grows. You can go on using the
   * instance.
   */
  public String getStatus() {
    return status;
  }

  /** Sets {@link #getStatus }; null leaves it out. */
  public VolumeResResponse status(String status) {
    this.status = status;
    return given("status");
  }
}
