package io.specscribe.modelarts;

/** Values that the documentation lists for fields. Fields are plain texts: the service may send other values. */
public final class Values {
  private Values() {}

  /** Listed for {@code AttachObsResponse.status}. */
  public static final class AttachObsResponseStatus {
    private AttachObsResponseStatus() {}

    public static final String MOUNTING = "MOUNTING";
    public static final String MOUNT_FAILED = "MOUNT_FAILED";
    public static final String MOUNTED = "MOUNTED";
    public static final String UNMOUNTING = "UNMOUNTING";
    public static final String UNMOUNT_FAILED = "UNMOUNT_FAILED";
    public static final String UNMOUNTED = "UNMOUNTED";
  }

  /** Listed for {@code CancelObsResponse.status}. */
  public static final class CancelObsResponseStatus {
    private CancelObsResponseStatus() {}

    public static final String MOUNTING = "MOUNTING";
    public static final String MOUNT_FAILED = "MOUNT_FAILED";
    public static final String MOUNTED = "MOUNTED";
    public static final String UNMOUNTING = "UNMOUNTING";
    public static final String UNMOUNT_FAILED = "UNMOUNT_FAILED";
    public static final String UNMOUNTED = "UNMOUNTED";
  }

  /** Listed for {@code Config.type}. */
  public static final class ConfigType {
    private ConfigType() {}

    public static final String COMMAND = "COMMAND";
    public static final String SCRIPT = "SCRIPT";
  }

  /** Listed for {@code CreateNotebookRequest.feature}. */
  public static final class CreateNotebookRequestFeature {
    private CreateNotebookRequestFeature() {}

    public static final String DEFAULT = "DEFAULT";
    public static final String NOTEBOOK = "NOTEBOOK";
  }

  /** Listed for {@code DataVolumesRes.status}. */
  public static final class DataVolumesResStatus {
    private DataVolumesResStatus() {}

    public static final String MOUNTING = "MOUNTING";
    public static final String MOUNT_FAILED = "MOUNT_FAILED";
    public static final String MOUNTED = "MOUNTED";
    public static final String UNMOUNTING = "UNMOUNTING";
    public static final String UNMOUNT_FAILED = "UNMOUNT_FAILED";
    public static final String UNMOUNTED = "UNMOUNTED";
  }

  /** Listed for {@code EndpointsReq.service}. */
  public static final class EndpointsReqService {
    private EndpointsReqService() {}

    public static final String NOTEBOOK = "NOTEBOOK";
    public static final String SSH = "SSH";
  }

  /** Listed for {@code EndpointsRes.dev_service}. */
  public static final class EndpointsResDevService {
    private EndpointsResDevService() {}

    public static final String NOTEBOOK = "NOTEBOOK";
    public static final String SSH = "SSH";
  }

  /** Listed for {@code EndpointsRes.service}. */
  public static final class EndpointsResService {
    private EndpointsResService() {}

    public static final String NOTEBOOK = "NOTEBOOK";
    public static final String SSH = "SSH";
  }

  /** Listed for {@code EndpointsResResponse.dev_service}. */
  public static final class EndpointsResResponseDevService {
    private EndpointsResResponseDevService() {}

    public static final String NOTEBOOK = "NOTEBOOK";
    public static final String SSH = "SSH";
  }

  /** Listed for {@code Image.arch}. */
  public static final class ImageArch {
    private ImageArch() {}

    public static final String X86_64 = "X86_64";
    public static final String AARCH64 = "AARCH64";
  }

  /** Listed for {@code Image.origin}. */
  public static final class ImageOrigin {
    private ImageOrigin() {}

    public static final String CUSTOMIZE = "CUSTOMIZE";
    public static final String IMAGE_SAVE = "IMAGE_SAVE";
  }

  /** Listed for {@code Image.service_type}. */
  public static final class ImageServiceType {
    private ImageServiceType() {}

    public static final String COMMON = "COMMON";
    public static final String INFERENCE = "INFERENCE";
    public static final String TRAIN = "TRAIN";
    public static final String DEV = "DEV";
    public static final String UNKNOWN = "UNKNOWN";
  }

  /** Listed for {@code Image.status}. */
  public static final class ImageStatus {
    private ImageStatus() {}

    public static final String INIT = "INIT";
    public static final String CREATING = "CREATING";
    public static final String CREATE_FAILED = "CREATE_FAILED";
    public static final String ERROR = "ERROR";
    public static final String DELETED = "DELETED";
    public static final String ACTIVE = "ACTIVE";
  }

  /** Listed for {@code Image.type}. */
  public static final class ImageType {
    private ImageType() {}

    public static final String BUILD_IN = "BUILD_IN";
    public static final String DEDICATED = "DEDICATED";
  }

  /** Listed for {@code Image.visibility}. */
  public static final class ImageVisibility {
    private ImageVisibility() {}

    public static final String PRIVATE = "PRIVATE";
    public static final String PUBLIC = "PUBLIC";
  }

  /** Listed for {@code ImageRegRequest.arch}. */
  public static final class ImageRegRequestArch {
    private ImageRegRequestArch() {}

    public static final String X86_64 = "X86_64";
    public static final String AARCH64 = "AARCH64";
  }

  /** Listed for {@code ImageRegRequest.origin}. */
  public static final class ImageRegRequestOrigin {
    private ImageRegRequestOrigin() {}

    public static final String CUSTOMIZE = "CUSTOMIZE";
    public static final String IMAGE_SAVE = "IMAGE_SAVE";
  }

  /** Listed for {@code ImageRegRequest.service_type}. */
  public static final class ImageRegRequestServiceType {
    private ImageRegRequestServiceType() {}

    public static final String COMMON = "COMMON";
    public static final String INFERENCE = "INFERENCE";
    public static final String TRAIN = "TRAIN";
    public static final String DEV = "DEV";
    public static final String UNKNOWN = "UNKNOWN";
  }

  /** Listed for {@code ImageRegRequest.visibility}. */
  public static final class ImageRegRequestVisibility {
    private ImageRegRequestVisibility() {}

    public static final String PRIVATE = "PRIVATE";
    public static final String PUBLIC = "PUBLIC";
  }

  /** Listed for {@code ImageResponse.arch}. */
  public static final class ImageResponseArch {
    private ImageResponseArch() {}

    public static final String X86_64 = "X86_64";
    public static final String AARCH64 = "AARCH64";
  }

  /** Listed for {@code ImageResponse.origin}. */
  public static final class ImageResponseOrigin {
    private ImageResponseOrigin() {}

    public static final String CUSTOMIZE = "CUSTOMIZE";
    public static final String IMAGE_SAVE = "IMAGE_SAVE";
  }

  /** Listed for {@code ImageResponse.service_type}. */
  public static final class ImageResponseServiceType {
    private ImageResponseServiceType() {}

    public static final String COMMON = "COMMON";
    public static final String INFERENCE = "INFERENCE";
    public static final String TRAIN = "TRAIN";
    public static final String DEV = "DEV";
    public static final String UNKNOWN = "UNKNOWN";
  }

  /** Listed for {@code ImageResponse.status}. */
  public static final class ImageResponseStatus {
    private ImageResponseStatus() {}

    public static final String INIT = "INIT";
    public static final String CREATING = "CREATING";
    public static final String CREATE_FAILED = "CREATE_FAILED";
    public static final String ERROR = "ERROR";
    public static final String DELETED = "DELETED";
    public static final String ACTIVE = "ACTIVE";
  }

  /** Listed for {@code ImageResponse.type}. */
  public static final class ImageResponseType {
    private ImageResponseType() {}

    public static final String BUILD_IN = "BUILD_IN";
    public static final String DEDICATED = "DEDICATED";
  }

  /** Listed for {@code ImageResponse.visibility}. */
  public static final class ImageResponseVisibility {
    private ImageResponseVisibility() {}

    public static final String PRIVATE = "PRIVATE";
    public static final String PUBLIC = "PUBLIC";
  }

  /** Listed for {@code JobProgress.status}. */
  public static final class JobProgressStatus {
    private JobProgressStatus() {}

    public static final String WAITING = "WAITING";
    public static final String PROCESSING = "PROCESSING";
    public static final String FAILED = "FAILED";
    public static final String COMPLETED = "COMPLETED";
  }

  /** Listed for {@code ListNotebooksNotebookResp.status}. */
  public static final class ListNotebooksNotebookRespStatus {
    private ListNotebooksNotebookRespStatus() {}

    public static final String INIT = "INIT";
    public static final String CREATING = "CREATING";
    public static final String STARTING = "STARTING";
    public static final String STOPPING = "STOPPING";
    public static final String DELETING = "DELETING";
    public static final String RUNNING = "RUNNING";
    public static final String STOPPED = "STOPPED";
    public static final String SNAPSHOTTING = "SNAPSHOTTING";
    public static final String CREATE_FAILED = "CREATE_FAILED";
    public static final String START_FAILED = "START_FAILED";
    public static final String DELETE_FAILED = "DELETE_FAILED";
    public static final String ERROR = "ERROR";
    public static final String DELETED = "DELETED";
    public static final String FROZEN = "FROZEN";
  }

  /** Listed for {@code ListNotebooksNotebookResp.feature}. */
  public static final class ListNotebooksNotebookRespFeature {
    private ListNotebooksNotebookRespFeature() {}

    public static final String DEFAULT = "DEFAULT";
    public static final String NOTEBOOK = "NOTEBOOK";
  }

  /** Listed for {@code ManageDevelopmentEnvironmentInstanceRequest.action}. */
  public static final class ManageDevelopmentEnvironmentInstanceRequestAction {
    private ManageDevelopmentEnvironmentInstanceRequestAction() {}

    public static final String START = "start";
    public static final String STOP = "stop";
  }

  /** Listed for {@code NotebookFlavor.arch}. */
  public static final class NotebookFlavorArch {
    private NotebookFlavorArch() {}

    public static final String X86_64 = "X86_64";
    public static final String AARCH64 = "AARCH64";
  }

  /** Listed for {@code NotebookFlavor.category}. */
  public static final class NotebookFlavorCategory {
    private NotebookFlavorCategory() {}

    public static final String CPU = "CPU";
    public static final String GPU = "GPU";
  }

  /** Listed for {@code NotebookFlavor.feature}. */
  public static final class NotebookFlavorFeature {
    private NotebookFlavorFeature() {}

    public static final String DEFAULT = "DEFAULT";
    public static final String NOTEBOOK = "NOTEBOOK";
  }

  /** Listed for {@code NotebookResp.status}. */
  public static final class NotebookRespStatus {
    private NotebookRespStatus() {}

    public static final String INIT = "INIT";
    public static final String CREATING = "CREATING";
    public static final String STARTING = "STARTING";
    public static final String STOPPING = "STOPPING";
    public static final String DELETING = "DELETING";
    public static final String RUNNING = "RUNNING";
    public static final String STOPPED = "STOPPED";
    public static final String SNAPSHOTTING = "SNAPSHOTTING";
    public static final String CREATE_FAILED = "CREATE_FAILED";
    public static final String START_FAILED = "START_FAILED";
    public static final String DELETE_FAILED = "DELETE_FAILED";
    public static final String ERROR = "ERROR";
    public static final String DELETED = "DELETED";
    public static final String FROZEN = "FROZEN";
  }

  /** Listed for {@code NotebookResp.feature}. */
  public static final class NotebookRespFeature {
    private NotebookRespFeature() {}

    public static final String DEFAULT = "DEFAULT";
    public static final String NOTEBOOK = "NOTEBOOK";
  }

  /** Listed for {@code NotebookRespResponse.status}. */
  public static final class NotebookRespResponseStatus {
    private NotebookRespResponseStatus() {}

    public static final String INIT = "INIT";
    public static final String CREATING = "CREATING";
    public static final String STARTING = "STARTING";
    public static final String STOPPING = "STOPPING";
    public static final String DELETING = "DELETING";
    public static final String RUNNING = "RUNNING";
    public static final String STOPPED = "STOPPED";
    public static final String SNAPSHOTTING = "SNAPSHOTTING";
    public static final String CREATE_FAILED = "CREATE_FAILED";
    public static final String START_FAILED = "START_FAILED";
    public static final String DELETE_FAILED = "DELETE_FAILED";
    public static final String ERROR = "ERROR";
    public static final String DELETED = "DELETED";
    public static final String FROZEN = "FROZEN";
  }

  /** Listed for {@code NotebookRespResponse.feature}. */
  public static final class NotebookRespResponseFeature {
    private NotebookRespResponseFeature() {}

    public static final String DEFAULT = "DEFAULT";
    public static final String NOTEBOOK = "NOTEBOOK";
  }

  /** Listed for {@code ShowAttachableObsResponse.status}. */
  public static final class ShowAttachableObsResponseStatus {
    private ShowAttachableObsResponseStatus() {}

    public static final String MOUNTING = "MOUNTING";
    public static final String MOUNT_FAILED = "MOUNT_FAILED";
    public static final String MOUNTED = "MOUNTED";
    public static final String UNMOUNTING = "UNMOUNTING";
    public static final String UNMOUNT_FAILED = "UNMOUNT_FAILED";
    public static final String UNMOUNTED = "UNMOUNTED";
  }

  /** Listed for {@code VolumeReq.category}. */
  public static final class VolumeReqCategory {
    private VolumeReqCategory() {}

    public static final String SFS = "SFS";
    public static final String EVS = "EVS";
  }

  /** Listed for {@code VolumeReq.ownership}. */
  public static final class VolumeReqOwnership {
    private VolumeReqOwnership() {}

    public static final String MANAGED = "MANAGED";
    public static final String DEDICATED = "DEDICATED";
  }

  /** Listed for {@code VolumeRes.category}. */
  public static final class VolumeResCategory {
    private VolumeResCategory() {}

    public static final String SFS = "SFS";
    public static final String EVS = "EVS";
  }

  /** Listed for {@code VolumeRes.ownership}. */
  public static final class VolumeResOwnership {
    private VolumeResOwnership() {}

    public static final String MANAGED = "MANAGED";
    public static final String DEDICATED = "DEDICATED";
  }

  /** Listed for {@code VolumeResResponse.category}. */
  public static final class VolumeResResponseCategory {
    private VolumeResResponseCategory() {}

    public static final String EFS = "EFS";
    public static final String EVS = "EVS";
  }

  /** Listed for {@code VolumeResResponse.ownership}. */
  public static final class VolumeResResponseOwnership {
    private VolumeResResponseOwnership() {}

    public static final String MANAGED = "MANAGED";
    public static final String DEDICATED = "DEDICATED";
  }
}
