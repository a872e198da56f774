package io.specscribe.modelarts.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * VolumeReq
 */
public final class VolumeReq extends io.specscribe.modelarts.ApiObject<VolumeReq> {
  @JsonProperty("capacity")
  private Long capacity;

  @JsonProperty(value = "category", required = true)
  private String category;

  @JsonProperty(value = "ownership", required = true)
  private String ownership;

  @JsonProperty("uri")
  private String uri;

  @JsonProperty("id")
  private String id;

  /**
   * Size of the storage. The default value is 5 GB for EVS. The maximum value is 4096 GB.
   */
  public Long getCapacity() {
    return capacity;
  }

  /** Sets {@link #getCapacity }; null leaves it out. */
  public VolumeReq capacity(Long capacity) {
    this.capacity = capacity;
    return given("capacity");
  }

  /** As {@link #capacity(Long)}. */
  public VolumeReq capacity(long capacity) {
    return this.capacity(Long.valueOf(capacity));
  }

  /**
   * Kind of storage. How the kinds differ is explained in User Guide, under \&quot;Selecting Storage in
   * DevEnviron\&quot;. Enums: SFS; EVS (required)
   */
  public String getCategory() {
    return category;
  }

  /** Sets {@link #getCategory }; null leaves it out. */
  public VolumeReq category(String category) {
    this.category = category;
    return given("category");
  }

  /**
   * Who owns the resource. Enums: MANAGED: The service manages the resources; DEDICATED: Your account manages the
   * resources. Choose this mode only for the category EFS. (required)
   */
  public String getOwnership() {
    return ownership;
  }

  /** Sets {@link #getOwnership }; null leaves it out. */
  public VolumeReq ownership(String ownership) {
    this.ownership = ownership;
    return given("ownership");
  }

  /**
   * URI of the EFS disk. This parameter is mandatory only when you combine the category EFS with the ownership
   * DEDICATED. You find the value on the SFS console: open the file system from the list and copy its shared path.
   */
  public String getUri() {
    return uri;
  }

  /** Sets {@link #getUri }; null leaves it out. */
  public VolumeReq uri(String uri) {
    this.uri = uri;
    return given("uri");
  }

  /**
   * ID of the EFS disk. This parameter is mandatory only when you combine the category EFS with the ownership
   * DEDICATED. This parameter is mandatory. You find the value on the SFS console: open the file system from the list
   * and copy its ID.
   */
  public String getId() {
    return id;
  }

  /** Sets {@link #getId }; null leaves it out. */
  public VolumeReq id(String id) {
    this.id = id;
    return given("id");
  }
}
