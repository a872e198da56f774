package io.specscribe.modelarts.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * GPUInfo
 */
public final class GPUInfo extends io.specscribe.modelarts.ApiObject<GPUInfo> {
  @JsonProperty("gpu")
  private Long gpu;

  @JsonProperty("gpu_memory")
  private String gpuMemory;

  @JsonProperty("type")
  private String type;

  /**
   * How many GPUs there are.
   */
  public Long getGpu() {
    return gpu;
  }

  /** Sets {@link #getGpu }; null leaves it out. */
  public GPUInfo gpu(Long gpu) {
    this.gpu = gpu;
    return given("gpu");
  }

  /** As {@link #gpu(Long)}. */
  public GPUInfo gpu(long gpu) {
    return this.gpu(Long.valueOf(gpu));
  }

  /**
   * Memory of the GPU.
   */
  public String getGpuMemory() {
    return gpuMemory;
  }

  /** Sets {@link #getGpuMemory }; null leaves it out. */
  public GPUInfo gpuMemory(String gpuMemory) {
    this.gpuMemory = gpuMemory;
    return given("gpu_memory");
  }

  /**
   * Model of the GPU.
   */
  public String getType() {
    return type;
  }

  /** Sets {@link #getType }; null leaves it out. */
  public GPUInfo type(String type) {
    this.type = type;
    return given("type");
  }
}
