/* pbx-downloads.c: recordings on their way to files, a few at a time
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-downloads.h"

#include "pbx-download-private.h"
#include "pbx-download-state.h"
#include "pbx-file-name.h"
#include "pbx-part.h"

#define LIMIT 3
#define PATIENCE (30 * 1000)
#define RETRY_DELAY 2000
#define MAX_ATTEMPTS 5

/* Milliseconds */
#define MEASURE_EVERY 500
#define SAVE_AFTER 200

typedef struct
{
  char *path;
  GBytes *bytes;
  GBytes *last; /* nullable: what the list was when the queue went while this was being written */
} Save;

/**
 * PbxDownloads:
 *
 * The queue of recordings that are saved to files: a #GListModel of [class@Download].
 *
 * A few come at the same time, each into a part beside its place and from there to its name in one step,
 * when it is as long as the device said. What the way to the device breaks is tried again after a while,
 * and goes on where it was where the device can. The list is written down whenever it changes, so that
 * what was not finished can be offered again: [method@Downloads.restore_async].
 *
 * When the sign-in ends, what is under way waits for the next one.
 */
struct _PbxDownloads
{
  GObject parent_instance;

  PbxClient *client;
  GPtrArray *items; /* of PbxDownload */
  GQueue queue;     /* those that are queued, borrowed */
  GPtrArray *running;
  GCancellable *cancellable;
  char *state_path; /* nullable */

  PbxConverter converter;
  PbxConverterFinish converter_finish;
  guint counts[PBX_N_DOWNLOAD_STATES];
  guint limit;
  guint patience;
  guint retry_delay;
  guint measure;
  guint save;
  guint rate;
  Save *saving;       /* borrowed, nullable: what is being written */
  gboolean restoring; /* nothing is written before what was there is known */
  gboolean keep_out;  /* what is there could not be read, and is not to be replaced */
  gboolean changed;
};

typedef struct
{
  PbxDownloads *self; /* borrowed: a timeout that is removed before */
  PbxDownload *download;
} Retry;

typedef struct
{
  char *folder;
  char *part;
} Removal;

enum
{
  PROP_N_ACTIVE = 1,
  PROP_N_FAILED,
  PROP_N_PAUSED,
  PROP_PROGRESS,
  PROP_RATE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void start_more (PbxDownloads *self);

static GType
pbx_downloads_get_item_type (GListModel *model)
{
  return PBX_TYPE_DOWNLOAD;
}

static guint
pbx_downloads_get_n_items (GListModel *model)
{
  return PBX_DOWNLOADS (model)->items->len;
}

static gpointer
pbx_downloads_get_item (GListModel *model, guint position)
{
  PbxDownloads *self = PBX_DOWNLOADS (model);

  return position < self->items->len ? g_object_ref (self->items->pdata[position]) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = pbx_downloads_get_item_type;
  iface->get_n_items = pbx_downloads_get_n_items;
  iface->get_item = pbx_downloads_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PbxDownloads,
                               pbx_downloads,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

/* What is under way does not keep the queue alive: a queue that is let go of stops. */
static GWeakRef *
weak_new (PbxDownloads *self)
{
  GWeakRef *weak = g_new0 (GWeakRef, 1);

  g_weak_ref_init (weak, self);
  return weak;
}

static PbxDownloads *
take_weak (GWeakRef *weak)
{
  PbxDownloads *self = g_weak_ref_get (weak);

  g_weak_ref_clear (weak);
  g_free (weak);
  return self;
}

/* Writing down */

static void
save_free (Save *save)
{
  g_free (save->path);
  g_bytes_unref (save->bytes);
  g_clear_pointer (&save->last, g_bytes_unref);
  g_free (save);
}

static void
save_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Save *save = data;
  GError *error = NULL;

  if (pbx_download_state_save (save->path, save->bytes, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void schedule_save (PbxDownloads *self);

static void write_list (PbxDownloads *self, const char *path, GBytes *bytes);

static void
on_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PbxDownloads) self = take_weak (user_data);
  Save *save = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    g_warning ("The list of downloads cannot be written: %s", error->message);
  if (save->last != NULL)
    write_list (NULL, save->path, save->last);
  if (self == NULL)
    return;

  self->saving = NULL;
  if (self->changed)
    schedule_save (self);
}

static void
write_list (PbxDownloads *self, const char *path, GBytes *bytes)
{
  g_autoptr (GTask) task = NULL;
  Save *save = g_new0 (Save, 1);

  save->path = g_strdup (path);
  save->bytes = g_bytes_ref (bytes);
  if (self != NULL)
    self->saving = save;
  task = g_task_new (NULL, NULL, on_saved, weak_new (self));
  g_task_set_task_data (task, save, (GDestroyNotify) save_free);
  g_task_run_in_thread (task, save_in_thread);
}

static void
save_now (PbxDownloads *self)
{
  g_autoptr (GBytes) bytes = pbx_download_state_write (self->items);

  self->changed = FALSE;
  /* Two at once could end in either order. */
  if (self->saving != NULL)
    {
      g_clear_pointer (&self->saving->last, g_bytes_unref);
      self->saving->last = g_steal_pointer (&bytes);
    }
  else
    write_list (self, self->state_path, bytes);
}

static gboolean
on_save_due (gpointer user_data)
{
  PbxDownloads *self = user_data;

  self->save = 0;
  save_now (self);
  return G_SOURCE_REMOVE;
}

/* One at a time, and the longer the list the seldomer */
static void
schedule_save (PbxDownloads *self)
{
  if (self->state_path == NULL || self->cancellable == NULL || self->keep_out)
    return;

  self->changed = TRUE;
  if (self->save == 0 && self->saving == NULL && !self->restoring)
    self->save = g_timeout_add (SAVE_AFTER + self->items->len / 10, on_save_due, self);
}

/* Counting */

static void
notify_counts (PbxDownloads *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ACTIVE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_FAILED]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_PAUSED]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROGRESS]);
}

static void
set_state (PbxDownloads *self, PbxDownload *download, PbxDownloadState state)
{
  if (download->state == state)
    return;

  if (download->state == PBX_DOWNLOAD_QUEUED)
    g_queue_remove (&self->queue, download);
  g_clear_handle_id (&download->retry, g_source_remove);

  self->counts[download->state]--;
  self->counts[state]++;
  if (state == PBX_DOWNLOAD_QUEUED)
    g_queue_push_tail (&self->queue, download);

  pbx_download_set_state (download, state);
  notify_counts (self);
  schedule_save (self);
}

/* The converting begins within a run, where nobody counts. */
static void
on_state_changed (PbxDownload *download, GParamSpec *pspec, PbxDownloads *self)
{
  if (download->state == PBX_DOWNLOAD_CONVERTING)
    {
      self->counts[PBX_DOWNLOAD_RUNNING]--;
      self->counts[PBX_DOWNLOAD_CONVERTING]++;
      notify_counts (self);
    }
}

static void
set_rate (PbxDownloads *self, guint rate)
{
  if (self->rate == rate)
    return;

  self->rate = rate;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RATE]);
}

static gboolean
on_measure (gpointer user_data)
{
  PbxDownloads *self = user_data;
  guint64 rate = 0;

  for (guint i = 0; i < self->running->len; i++)
    {
      PbxDownload *download = self->running->pdata[i];

      if (download->state != PBX_DOWNLOAD_RUNNING)
        continue;
      pbx_download_measure (download, MEASURE_EVERY);
      rate += download->rate;
    }

  set_rate (self, (guint) MIN (rate, G_MAXUINT));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROGRESS]);

  if (self->running->len > 0)
    return G_SOURCE_CONTINUE;

  self->measure = 0;
  return G_SOURCE_REMOVE;
}

/* Running */

static void
removal_free (Removal *removal)
{
  g_free (removal->folder);
  g_free (removal->part);
  g_free (removal);
}

static void
remove_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Removal *removal = data;
  g_autofree char *converted = g_strconcat (removal->part, ".converted" PBX_PART_SUFFIX, NULL);

  pbx_part_remove (removal->folder, removal->part);
  pbx_part_remove (removal->folder, converted);
  g_task_return_boolean (task, TRUE);
}

static void
remove_part (PbxDownload *download)
{
  g_autoptr (GTask) task = NULL;
  Removal *removal;

  if (download->part == NULL)
    return;

  removal = g_new0 (Removal, 1);
  removal->folder = g_strdup (download->folder);
  removal->part = g_steal_pointer (&download->part);
  task = g_task_new (NULL, NULL, NULL, NULL);
  g_task_set_task_data (task, removal, (GDestroyNotify) removal_free);
  g_task_run_in_thread (task, remove_in_thread);
}

static gboolean
on_retry_due (gpointer user_data)
{
  Retry *retry = user_data;

  retry->download->retry = 0;
  set_state (retry->self, retry->download, PBX_DOWNLOAD_QUEUED);
  start_more (retry->self);
  return G_SOURCE_REMOVE;
}

static void
wait_for_retry (PbxDownloads *self, PbxDownload *download)
{
  Retry *retry = g_new0 (Retry, 1);

  retry->self = self;
  retry->download = download;
  set_state (self, download, PBX_DOWNLOAD_WAITING);
  download->retry = g_timeout_add_full (G_PRIORITY_DEFAULT, self->retry_delay << (download->attempts - 1),
                                        on_retry_due, retry, g_free);
}

/* A file is written seconds after the call, and devices have bad moments. What the device refuses and what
 * the disk says stays so. */
static gboolean
may_pass (const GError *error)
{
  return pbx_error_is_connection (error) || g_error_matches (error, PBX_ERROR, PBX_ERROR_DEVICE_FAILED) ||
         g_error_matches (error, PBX_ERROR, PBX_ERROR_NOT_UNDERSTOOD);
}

static void
on_run (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PbxDownloads) self = take_weak (user_data);
  g_autoptr (PbxDownload) download = PBX_DOWNLOAD (g_object_ref (source));
  g_autoptr (GError) error = NULL;
  gboolean done = pbx_download_run_finish (download, result, &error);

  g_clear_object (&download->cancellable);
  if (self == NULL || self->cancellable == NULL)
    return;

  g_ptr_array_remove_fast (self->running, download);

  if (download->removed)
    {
      if (!done)
        remove_part (download);
    }
  else if (done)
    {
      pbx_download_take_error (download, NULL);
      set_state (self, download, PBX_DOWNLOAD_DONE);
    }
  else if (pbx_error_is_cancelled (error))
    {
      /* Paused; where it was resumed at once, it is queued already. */
      if (download->state == PBX_DOWNLOAD_RUNNING || download->state == PBX_DOWNLOAD_CONVERTING)
        set_state (self, download, PBX_DOWNLOAD_PAUSED);
    }
  else if (download->state != PBX_DOWNLOAD_RUNNING && download->state != PBX_DOWNLOAD_CONVERTING)
    {
      /* Paused, or queued again, by the person while the error was on its way: that stays so. */
      pbx_download_take_error (download, g_steal_pointer (&error));
    }
  else
    {
      gboolean signed_out = g_error_matches (error, PBX_ERROR, PBX_ERROR_SIGN_IN_NEEDED);
      gboolean again = may_pass (error) && ++download->attempts < MAX_ATTEMPTS;

      pbx_download_take_error (download, signed_out ? NULL : g_steal_pointer (&error));
      if (signed_out)
        set_state (self, download, PBX_DOWNLOAD_QUEUED);
      else if (again)
        wait_for_retry (self, download);
      else
        set_state (self, download, PBX_DOWNLOAD_FAILED);
    }

  start_more (self);
}

static void
start_more (PbxDownloads *self)
{
  GList *next = NULL;

  if (self->cancellable == NULL)
    return;

  /* A call that meets a 401 is held by the client; where nobody is signed in, none is begun. */
  while (self->running->len < self->limit && pbx_client_get_signed_in (self->client))
    {
      PbxDownload *download;

      /* One that was resumed before its pause came through has to end first. */
      for (next = self->queue.head; next != NULL; next = next->next)
        if (((PbxDownload *) next->data)->cancellable == NULL)
          break;
      if (next == NULL)
        break;

      download = next->data;
      g_ptr_array_add (self->running, g_object_ref (download));
      set_state (self, download, PBX_DOWNLOAD_RUNNING);
      pbx_download_run_async (download, self->client, self->converter, self->converter_finish, self->patience,
                              on_run, weak_new (self));
    }

  if (self->running->len > 0 && self->measure == 0)
    self->measure = g_timeout_add (MEASURE_EVERY, on_measure, self);
}

static void
append (PbxDownloads *self, PbxDownload *download)
{
  g_ptr_array_add (self->items, g_object_ref (download));
  self->counts[download->state]++;
  if (download->state == PBX_DOWNLOAD_QUEUED)
    g_queue_push_tail (&self->queue, download);
  g_signal_connect_object (download, "notify::state", G_CALLBACK (on_state_changed), self, 0);
}

static void
pbx_downloads_dispose (GObject *object)
{
  PbxDownloads *self = PBX_DOWNLOADS (object);

  /* Written as it stands: what is under way now is what is offered again. */
  if (self->changed && self->state_path != NULL && !self->restoring && !self->keep_out)
    save_now (self);

  g_clear_handle_id (&self->save, g_source_remove);
  g_clear_handle_id (&self->measure, g_source_remove);
  g_clear_object (&self->cancellable);
  g_queue_clear (&self->queue);

  for (guint i = 0; i < self->items->len; i++)
    {
      PbxDownload *download = self->items->pdata[i];

      g_clear_handle_id (&download->retry, g_source_remove);
      g_signal_handlers_disconnect_by_data (download, self);
    }

  for (guint i = 0; i < self->running->len; i++)
    g_cancellable_cancel (((PbxDownload *) self->running->pdata[i])->cancellable);
  g_ptr_array_set_size (self->running, 0);

  g_clear_object (&self->client);

  G_OBJECT_CLASS (pbx_downloads_parent_class)->dispose (object);
}

static void
pbx_downloads_finalize (GObject *object)
{
  PbxDownloads *self = PBX_DOWNLOADS (object);

  g_ptr_array_unref (self->items);
  g_ptr_array_unref (self->running);
  g_free (self->state_path);

  G_OBJECT_CLASS (pbx_downloads_parent_class)->finalize (object);
}

static void
pbx_downloads_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  PbxDownloads *self = PBX_DOWNLOADS (object);

  switch (prop_id)
    {
    case PROP_N_ACTIVE:
      g_value_set_uint (value, pbx_downloads_get_n_active (self));
      break;
    case PROP_N_FAILED:
      g_value_set_uint (value, self->counts[PBX_DOWNLOAD_FAILED]);
      break;
    case PROP_N_PAUSED:
      g_value_set_uint (value, self->counts[PBX_DOWNLOAD_PAUSED]);
      break;
    case PROP_PROGRESS:
      g_value_set_double (value, pbx_downloads_get_progress (self));
      break;
    case PROP_RATE:
      g_value_set_uint (value, self->rate);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pbx_downloads_class_init (PbxDownloadsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = pbx_downloads_dispose;
  object_class->finalize = pbx_downloads_finalize;
  object_class->get_property = pbx_downloads_get_property;

  properties[PROP_N_ACTIVE] = g_param_spec_uint ("n-active", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_N_FAILED] = g_param_spec_uint ("n-failed", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_N_PAUSED] = g_param_spec_uint ("n-paused", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_PROGRESS] = g_param_spec_double ("progress", NULL, NULL, 0, 1, 0, flags);
  properties[PROP_RATE] = g_param_spec_uint ("rate", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pbx_downloads_init (PbxDownloads *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->running = g_ptr_array_new_with_free_func (g_object_unref);
  self->cancellable = g_cancellable_new ();
  g_queue_init (&self->queue);
  self->limit = LIMIT;
  self->patience = PATIENCE;
  self->retry_delay = RETRY_DELAY;
}

/**
 * pbx_downloads_new:
 * @client: the device
 * @state_path: (nullable): where the list is written down, for this device alone
 *
 * Returns: (transfer full): an empty queue
 */
PbxDownloads *
pbx_downloads_new (PbxClient *client, const char *state_path)
{
  PbxDownloads *self;

  g_return_val_if_fail (PBX_IS_CLIENT (client), NULL);

  self = g_object_new (PBX_TYPE_DOWNLOADS, NULL);
  self->client = g_object_ref (client);
  self->state_path = g_strdup (state_path);
  g_signal_connect_object (client, "notify::signed-in", G_CALLBACK (start_more), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * pbx_downloads_set_converter:
 * @converter: (nullable): begins to convert a file
 * @converter_finish: (nullable): tells how it ended
 *
 * Sets how recordings become another format. The library knows no formats.
 */
void
pbx_downloads_set_converter (PbxDownloads *self, PbxConverter converter, PbxConverterFinish converter_finish)
{
  g_return_if_fail (PBX_IS_DOWNLOADS (self));

  self->converter = converter;
  self->converter_finish = converter_finish;
}

/**
 * pbx_downloads_set_limit:
 * @limit: how many come at the same time, at least 1
 */
void
pbx_downloads_set_limit (PbxDownloads *self, guint limit)
{
  g_return_if_fail (PBX_IS_DOWNLOADS (self));

  self->limit = MAX (limit, 1);
  start_more (self);
}

/**
 * pbx_downloads_set_patience:
 * @patience: how long the device may be silent, in milliseconds
 * @retry_delay: after which time a first failure is tried again, in milliseconds; it doubles each time
 */
void
pbx_downloads_set_patience (PbxDownloads *self, guint patience, guint retry_delay)
{
  g_return_if_fail (PBX_IS_DOWNLOADS (self));

  self->patience = patience;
  self->retry_delay = retry_delay;
}

/**
 * pbx_downloads_add:
 * @info: which recording
 * @folder: the path of the folder; it has to be there
 * @name_template: (nullable): see [func@file_name_expand]
 * @conversion: (nullable): `opus` or `wav`, to have it converted
 *
 * Puts a recording at the end of the queue.
 *
 * Returns: (transfer none): the download
 */
PbxDownload *
pbx_downloads_add (PbxDownloads *self,
                   PbxRecordingInfo *info,
                   const char *folder,
                   const char *name_template,
                   const char *conversion)
{
  g_autofree char *stem = NULL;
  g_autoptr (PbxDownload) download = NULL;

  g_return_val_if_fail (PBX_IS_DOWNLOADS (self), NULL);
  g_return_val_if_fail (PBX_IS_RECORDING_INFO (info), NULL);
  g_return_val_if_fail (g_path_is_absolute (folder), NULL);

  stem = pbx_file_name_expand (name_template, info);
  download = pbx_download_new (info, folder, stem, conversion);
  append (self, download);
  g_list_model_items_changed (G_LIST_MODEL (self), self->items->len - 1, 0, 1);
  notify_counts (self);
  schedule_save (self);
  start_more (self);

  return download;
}

/**
 * pbx_downloads_pause:
 * @download: one of the queue
 *
 * Stops it; what came is kept.
 */
void
pbx_downloads_pause (PbxDownloads *self, PbxDownload *download)
{
  g_return_if_fail (PBX_IS_DOWNLOADS (self));
  g_return_if_fail (PBX_IS_DOWNLOAD (download));

  switch (download->state)
    {
    case PBX_DOWNLOAD_QUEUED:
    case PBX_DOWNLOAD_WAITING:
    case PBX_DOWNLOAD_RUNNING:
    case PBX_DOWNLOAD_CONVERTING:
      set_state (self, download, PBX_DOWNLOAD_PAUSED);
      g_cancellable_cancel (download->cancellable);
      break;
    case PBX_DOWNLOAD_PAUSED:
    case PBX_DOWNLOAD_FAILED:
    case PBX_DOWNLOAD_DONE:
    default:
      break;
    }
}

/**
 * pbx_downloads_resume:
 * @download: one of the queue
 *
 * Goes on with one that is paused, tries one again that failed, and does not let one wait.
 */
void
pbx_downloads_resume (PbxDownloads *self, PbxDownload *download)
{
  g_return_if_fail (PBX_IS_DOWNLOADS (self));
  g_return_if_fail (PBX_IS_DOWNLOAD (download));

  if (download->state != PBX_DOWNLOAD_PAUSED && download->state != PBX_DOWNLOAD_FAILED &&
      download->state != PBX_DOWNLOAD_WAITING)
    return;

  download->attempts = 0;
  pbx_download_take_error (download, NULL);
  set_state (self, download, PBX_DOWNLOAD_QUEUED);
  start_more (self);
}

static void
take_out (PbxDownloads *self, PbxDownload *download)
{
  download->removed = TRUE;
  g_clear_handle_id (&download->retry, g_source_remove);
  if (download->state == PBX_DOWNLOAD_QUEUED)
    g_queue_remove (&self->queue, download);
  self->counts[download->state]--;
  g_signal_handlers_disconnect_by_data (download, self);

  /* While it is under way the part is in use. */
  if (download->cancellable != NULL)
    g_cancellable_cancel (download->cancellable);
  else
    remove_part (download);
}

/**
 * pbx_downloads_remove:
 * @download: one of the queue
 *
 * Takes it out of the queue. A file that is done stays, a part does not.
 */
void
pbx_downloads_remove (PbxDownloads *self, PbxDownload *download)
{
  g_autoptr (PbxDownload) kept = NULL;
  guint position;

  g_return_if_fail (PBX_IS_DOWNLOADS (self));
  g_return_if_fail (PBX_IS_DOWNLOAD (download));

  if (!g_ptr_array_find (self->items, download, &position))
    return;

  kept = g_object_ref (download);
  take_out (self, download);
  g_ptr_array_remove_index (self->items, position);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
  notify_counts (self);
  schedule_save (self);
}

/**
 * pbx_downloads_pause_all:
 *
 * Stops all that is not done.
 */
void
pbx_downloads_pause_all (PbxDownloads *self)
{
  g_return_if_fail (PBX_IS_DOWNLOADS (self));

  for (guint i = 0; i < self->items->len; i++)
    pbx_downloads_pause (self, self->items->pdata[i]);
}

/**
 * pbx_downloads_resume_all:
 *
 * Goes on with all that is paused, and tries again what failed.
 */
void
pbx_downloads_resume_all (PbxDownloads *self)
{
  g_return_if_fail (PBX_IS_DOWNLOADS (self));

  for (guint i = 0; i < self->items->len; i++)
    pbx_downloads_resume (self, self->items->pdata[i]);
}

/**
 * pbx_downloads_remove_done:
 *
 * Takes those out of the queue that are done. Their files stay.
 */
void
pbx_downloads_remove_done (PbxDownloads *self)
{
  GPtrArray *kept;
  guint before;

  g_return_if_fail (PBX_IS_DOWNLOADS (self));

  if (self->counts[PBX_DOWNLOAD_DONE] == 0)
    return;

  before = self->items->len;
  kept = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < before; i++)
    if (pbx_download_is_unfinished (self->items->pdata[i]))
      g_ptr_array_add (kept, g_object_ref (self->items->pdata[i]));
    else
      take_out (self, self->items->pdata[i]);

  g_ptr_array_unref (self->items);
  self->items = kept;
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, kept->len);
  notify_counts (self);
  schedule_save (self);
}

/**
 * pbx_downloads_count:
 * @state: a state
 *
 * Returns: how many are in it
 */
guint
pbx_downloads_count (PbxDownloads *self, PbxDownloadState state)
{
  g_return_val_if_fail (PBX_IS_DOWNLOADS (self), 0);
  g_return_val_if_fail (state < PBX_N_DOWNLOAD_STATES, 0);

  return self->counts[state];
}

/**
 * pbx_downloads_get_n_active:
 *
 * Returns: how many come, are converted, or will come by themselves
 */
guint
pbx_downloads_get_n_active (PbxDownloads *self)
{
  g_return_val_if_fail (PBX_IS_DOWNLOADS (self), 0);

  return self->counts[PBX_DOWNLOAD_QUEUED] + self->counts[PBX_DOWNLOAD_RUNNING] +
         self->counts[PBX_DOWNLOAD_CONVERTING] + self->counts[PBX_DOWNLOAD_WAITING];
}

/**
 * pbx_downloads_get_progress:
 *
 * Returns: how much of all is here, 0 to 1. Each recording counts the same, since the device tells how
 *   long one is only when it comes.
 */
double
pbx_downloads_get_progress (PbxDownloads *self)
{
  double done;

  g_return_val_if_fail (PBX_IS_DOWNLOADS (self), 0);

  if (self->items->len == 0)
    return 0.0;

  done = self->counts[PBX_DOWNLOAD_DONE];
  for (guint i = 0; i < self->running->len; i++)
    {
      PbxDownload *download = self->running->pdata[i];

      if (!download->removed && download->state != PBX_DOWNLOAD_DONE)
        done += pbx_download_get_fraction (download);
    }

  return MIN (done / self->items->len, 1.0);
}

/**
 * pbx_downloads_get_rate:
 *
 * Returns: how fast all come together, in bytes a second
 */
guint
pbx_downloads_get_rate (PbxDownloads *self)
{
  g_return_val_if_fail (PBX_IS_DOWNLOADS (self), 0);
  return self->rate;
}

/* What was not finished */

static void
restore_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GBytes) bytes = NULL;
  GError *error = NULL;
  GPtrArray *downloads;
  char *text;
  gsize length;

  if (!g_file_get_contents (data, &text, &length, &error))
    {
      if (g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
        g_task_return_pointer (task, g_ptr_array_new_with_free_func (g_object_unref),
                               (GDestroyNotify) g_ptr_array_unref);
      else
        g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_FAILED, "%s", error->message);
      g_clear_error (&error);
      return;
    }

  bytes = g_bytes_new_take (text, length);
  downloads = pbx_download_state_read (bytes, &error);
  if (downloads != NULL)
    g_task_return_pointer (task, downloads, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * pbx_downloads_restore_async:
 * @cancellable: (nullable): to cancel with
 * @callback: called when done
 * @user_data: for @callback
 *
 * Puts into the queue what was not finished when the program ended, paused:
 * [method@Downloads.resume_all] goes on with it.
 */
void
pbx_downloads_restore_async (PbxDownloads *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PBX_IS_DOWNLOADS (self));
  g_return_if_fail (self->state_path != NULL);

  self->restoring = TRUE;
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pbx_downloads_restore_async);
  g_task_set_task_data (task, g_strdup (self->state_path), g_free);
  g_task_run_in_thread (task, restore_in_thread);
}

/**
 * pbx_downloads_restore_finish:
 *
 * Returns: %FALSE with @error set where the list cannot be read; none is no error
 */
gboolean
pbx_downloads_restore_finish (PbxDownloads *self, GAsyncResult *result, GError **error)
{
  g_autoptr (GPtrArray) downloads = NULL;
  guint before;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  self->restoring = FALSE;
  downloads = g_task_propagate_pointer (G_TASK (result), error);
  if (downloads == NULL)
    {
      /* A newer program's list, or one that cannot be read now, is not lost to what is added here. */
      self->keep_out = TRUE;
      return FALSE;
    }

  before = self->items->len;
  for (guint i = 0; i < downloads->len; i++)
    append (self, downloads->pdata[i]);

  if (downloads->len > 0)
    {
      g_list_model_items_changed (G_LIST_MODEL (self), before, 0, downloads->len);
      notify_counts (self);
    }
  if (self->changed)
    schedule_save (self);

  return TRUE;
}
