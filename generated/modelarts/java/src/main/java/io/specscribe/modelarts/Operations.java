package io.specscribe.modelarts;

import io.specscribe.modelarts.model.*;
import io.specscribe.modelarts.model.CreateNotebookRequest;
import io.specscribe.modelarts.model.Image;
import io.specscribe.modelarts.model.ImageRegRequest;
import io.specscribe.modelarts.model.ManageDevelopmentEnvironmentInstanceRequest;

/** A method for each operation, which gives a call; the client is one. */
public interface Operations {
  /**
   * OBS Storage Mounting.
   *
   * <p>Mounts an OBS parallel file system into a directory of a notebook instance that is running. From then on, the
   * container reads and writes the objects as ordinary files.
   *
   * <p>{@code POST /v1/{project_id}/notebooks/{instance_id}/storage}
   *
   * @param instanceId ID of the notebook instance. The API for listing notebook instances returns it.
   */
  OperationsApi.AttachObsCall attachObs(String instanceId);

  /**
   * Unmounting OBS Storage from a Notebook Instance.
   *
   * <p>Detaches OBS storage from a notebook instance. The objects stay in OBS as they are, but the notebook container
   * can no longer work with them.
   *
   * <p>{@code DELETE /v1/{project_id}/notebooks/{instance_id}/storage/{storage_id}}
   *
   * @param instanceId ID of the notebook instance. The API for listing notebook instances returns it.
   * @param storageId ID of the mounted OBS storage.
   */
  OperationsApi.CancelObsCall cancelObs(String instanceId, String storageId);

  /**
   * Saving a Notebook Instance as an Image.
   *
   * <p>Turns a running notebook instance into a container image. Dependencies that you installed with pip stay in the
   * image. If you work remotely from VS Code, so do the plug-ins on the server side.
   *
   * <p>{@code POST /v1/{project_id}/notebooks/{id}/create-image}
   *
   * @param id ID of the notebook instance. The API for listing notebook instances returns it.
   */
  OperationsApi.CreateImageCall createImage(String id);

  /**
   * Creating a Notebook Instance.
   *
   * <p>Creates a notebook instance from a flavor, an image with an AI engine, and storage settings. You then open it in
   * the browser or connect with an SSH client. The call returns before the work is finished. To follow it, query the
   * details of the instance and read its status there.
   *
   * <p>{@code POST /v1/{project_id}/notebooks}
   *
   * @param createNotebookRequest
   */
  OperationsApi.CreateNotebookCall createNotebook(CreateNotebookRequest createNotebookRequest);

  /**
   * Deleting an Image.
   *
   * <p>Removes an image object. If the image is private, a query parameter can have its content removed from SWR as
   * well.
   *
   * <p>{@code DELETE /v1/{project_id}/images/{id}}
   *
   * @param id ID of the image
   */
  OperationsApi.DeleteImageCall deleteImage(String id);

  /**
   * Deleting a Notebook Instance.
   *
   * <p>Deletes a notebook instance. Its container goes, and so does all storage that belongs to it.
   *
   * <p>{@code DELETE /v1/{project_id}/notebooks/{id}}
   *
   * @param id ID of the notebook instance.
   */
  OperationsApi.DeleteNotebookCall deleteNotebook(String id);

  /**
   * Querying All Notebook Instances.
   *
   * <p>Lists every notebook instance. Search criteria narrow the list down. No constraints
   *
   * <p>{@code GET /v1/{project_id}/notebooks/all}
   *
   */
  OperationsApi.ListAllNotebooksCall listAllNotebooks();

  /**
   * Listing the OBS Mounts of an Instance.
   *
   * <p>Lists the OBS storage that is mounted to a notebook instance.
   *
   * <p>{@code GET /v1/{project_id}/notebooks/{instance_id}/storage}
   *
   * @param instanceId ID of the notebook instance. The API for listing notebook instances returns it.
   */
  OperationsApi.ListAttachableObSsCall listAttachableObSs(String instanceId);

  /**
   * Listing the Flavors of Notebook Instances.
   *
   * <p>Lists the flavors on which a notebook instance can run.
   *
   * <p>{@code GET /v1/{project_id}/notebooks/flavors}
   *
   */
  OperationsApi.ListFlavorsCall listFlavors();

  /**
   * Querying Supported Images.
   *
   * <p>Lists the images that match your conditions, page by page.
   *
   * <p>{@code GET /v1/{project_id}/images}
   *
   */
  OperationsApi.ListImageCall listImage();

  /**
   * Obtaining User Image Groups.
   *
   * <p>Gives an overview of your images. Images of the same name form a group.
   *
   * <p>{@code GET /v1/{project_id}/images/group}
   *
   */
  OperationsApi.ListImageGroupCall listImageGroup();

  /**
   * Querying Notebook Instances.
   *
   * <p>Lists the notebook instances that match your search criteria.
   *
   * <p>{@code GET /v1/{project_id}/notebooks}
   *
   */
  OperationsApi.ListNotebooksCall listNotebooks();

  /**
   * Managing a Development Environment Instance.
   *
   * <p>Starts or stops a notebook instance.
   *
   * <p>{@code POST /v1/{project_id}/demanager/instances/{instance_id}/action}
   *
   * @param instanceId ID of the instance
   * @param manageDevelopmentEnvironmentInstanceRequest
   */
  @Deprecated
  OperationsApi.ManageDevelopmentEnvironmentInstanceCall manageDevelopmentEnvironmentInstance(String instanceId, ManageDevelopmentEnvironmentInstanceRequest manageDevelopmentEnvironmentInstanceRequest);

  /**
   * Registering a Custom Image.
   *
   * <p>Adds an image that you built yourself to the image management of ModelArts.
   *
   * <p>{@code POST /v1/{project_id}/images}
   *
   * @param imageRegRequest
   */
  OperationsApi.RegisterImageCall registerImage(ImageRegRequest imageRegRequest);

  /**
   * Prolonging a Notebook Instance.
   *
   * <p>Extends the time that a running notebook instance may go on.
   *
   * <p>{@code PATCH /v1/{project_id}/notebooks/{id}/lease}
   *
   * @param id ID of the notebook instance. The API for listing notebook instances returns it.
   */
  OperationsApi.RenewLeaseCall renewLease(String id);

  /**
   * Showing One OBS Mount of an Instance.
   *
   * <p>Shows one OBS mount of a notebook instance in detail.
   *
   * <p>{@code GET /v1/{project_id}/notebooks/{instance_id}/storage/{storage_id}}
   *
   * @param instanceId ID of the notebook instance. The API for listing notebook instances returns it.
   * @param storageId ID of the mounted OBS storage.
   */
  OperationsApi.ShowAttachableObsCall showAttachableObs(String instanceId, String storageId);

  /**
   * Obtaining Details of an Image.
   *
   * <p>Returns everything that is known about an image.
   *
   * <p>{@code GET /v1/{project_id}/images/{id}}
   *
   * @param id ID of the image
   */
  OperationsApi.ShowImageCall showImage(String id);

  /**
   * Querying the Time Left to a Running Instance.
   *
   * <p>Tells how much longer a notebook instance may run.
   *
   * <p>{@code GET /v1/{project_id}/notebooks/{id}/lease}
   *
   * @param id ID of the notebook instance. The API for listing notebook instances returns it.
   */
  OperationsApi.ShowLeaseCall showLease(String id);

  /**
   * Querying Details of a Notebook Instance.
   *
   * <p>Shows a notebook instance in detail, with its ID, name, flavor, image, and state and the URL under which you can
   * open it.
   *
   * <p>{@code GET /v1/{project_id}/notebooks/{id}}
   *
   * @param id ID of the notebook instance. The API for listing notebook instances returns it.
   */
  OperationsApi.ShowNotebookCall showNotebook(String id);

  /**
   * Listing the Flavors That an Instance Can Switch To.
   *
   * <p>Lists the flavors that a notebook instance can change to.
   *
   * <p>{@code GET /v1/{project_id}/notebooks/{id}/flavors}
   *
   * @param id ID of the notebook instance. The API for listing notebook instances returns it.
   */
  OperationsApi.ShowSwitchableFlavorsCall showSwitchableFlavors(String id);

  /**
   * Starting a Notebook Instance.
   *
   * <p>Starts a notebook instance.
   *
   * <p>{@code POST /v1/{project_id}/notebooks/{id}/start}
   *
   * @param id ID of the notebook instance. The API for listing notebook instances returns it.
   */
  OperationsApi.StartNotebookCall startNotebook(String id);

  /**
   * Stopping a Notebook Instance.
   *
   * <p>Stops a notebook instance.
   *
   * <p>{@code POST /v1/{project_id}/notebooks/{id}/stop}
   *
   * @param id ID of the notebook instance. The API for listing notebook instances returns it.
   */
  OperationsApi.StopNotebookCall stopNotebook(String id);

  /**
   * Updating a Notebook Instance.
   *
   * <p>Changes the name, description, flavor, or image of a notebook instance. This works only while the instance is
   * stopped.
   *
   * <p>{@code PUT /v1/{project_id}/notebooks/{id}}
   *
   * @param id ID of the notebook instance. The API for listing notebook instances returns it.
   */
  OperationsApi.UpdateNotebookCall updateNotebook(String id);
}
