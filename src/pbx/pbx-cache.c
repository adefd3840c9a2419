/* pbx-cache.c: recordings that were fetched to be played
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-cache.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PATIENCE (30 * 1000)

/* What mkstemp() turns into the name of a file that is still arriving */
#define PART_SUFFIX ".XXXXXX"
#define PART_SUFFIX_LENGTH (sizeof PART_SUFFIX - 1)

/**
 * PbxCache:
 *
 * A folder of recordings that were fetched to be played, so that the next time there is nothing to wait
 * for. They are personal data: nobody else may read them, the folder keeps to a size, those that were
 * played longest ago go first, and all of it can be cleared. Names tell nothing of a call.
 */
struct _PbxCache
{
  GObject parent_instance;

  char *folder;
  guint64 limit;
};

G_DEFINE_FINAL_TYPE (PbxCache, pbx_cache, G_TYPE_OBJECT)

typedef struct
{
  PbxClient *client; /* owned */
  char *folder;
  char *path;
  char *part;
  guint64 limit;
  PbxTransferFunc func;
  gpointer func_data;
  int fd;
  gboolean here;
} Fetch;

typedef struct
{
  char *path;
  gint64 size;
  gint64 used; /* when, microseconds */
} Entry;

static void
fetch_free (Fetch *fetch)
{
  g_object_unref (fetch->client);
  g_free (fetch->folder);
  g_free (fetch->path);
  g_free (fetch->part);
  if (fetch->fd >= 0)
    g_close (fetch->fd, NULL);
  g_free (fetch);
}

static void
entry_clear (gpointer data)
{
  g_free (((Entry *) data)->path);
}

static int
compare_use (gconstpointer a, gconstpointer b)
{
  const Entry *first = a;
  const Entry *second = b;

  return first->used < second->used ? -1 : first->used > second->used;
}

/* In workers */

static GArray *
list_entries (const char *folder)
{
  GArray *entries = g_array_new (FALSE, TRUE, sizeof (Entry));
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_array_set_clear_func (entries, entry_clear);

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      Entry entry = { g_build_filename (folder, name, NULL) };
      struct stat status;

      if (lstat (entry.path, &status) == 0 && S_ISREG (status.st_mode))
        {
          entry.size = status.st_size;
          entry.used = status.st_mtim.tv_sec * G_USEC_PER_SEC + status.st_mtim.tv_nsec / 1000;
          g_array_append_val (entries, entry);
        }
      else
        {
          g_free (entry.path);
        }
    }

  return entries;
}

/* What is still arriving has a name of its own; one that is older was left behind. */
static gboolean
is_arriving (const Entry *entry)
{
  return strlen (entry->path) > PART_SUFFIX_LENGTH &&
         entry->path[strlen (entry->path) - PART_SUFFIX_LENGTH] == '.' &&
         g_get_real_time () - entry->used < G_TIME_SPAN_HOUR;
}

/* @kept is about to be played. */
static void
trim (const char *folder, guint64 limit, const char *kept)
{
  g_autoptr (GArray) entries = list_entries (folder);
  guint64 total = 0;

  for (guint i = 0; i < entries->len; i++)
    total += (guint64) g_array_index (entries, Entry, i).size;

  g_array_sort (entries, compare_use);

  for (guint i = 0; i < entries->len && total > limit; i++)
    {
      Entry *entry = &g_array_index (entries, Entry, i);

      if (g_strcmp0 (entry->path, kept) != 0 && !is_arriving (entry) && g_unlink (entry->path) == 0)
        total -= (guint64) entry->size;
    }
}

static void
return_errno (GTask *task, int saved)
{
  g_task_return_new_error (task, G_IO_ERROR, g_io_error_from_errno (saved), "%s", g_strerror (saved));
}

static void
look_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Fetch *fetch = data;
  struct stat status;

  if (g_mkdir_with_parents (fetch->folder, 0700) != 0 || chmod (fetch->folder, 0700) != 0)
    {
      return_errno (task, errno);
      return;
    }

  if (lstat (fetch->path, &status) == 0 && S_ISREG (status.st_mode) && status.st_size > 0)
    {
      /* Played now: it is the last to go. */
      utimensat (AT_FDCWD, fetch->path, NULL, AT_SYMLINK_NOFOLLOW);
      fetch->here = TRUE;
    }
  else
    {
      /* A part of its own: the same recording may be asked for twice. */
      fetch->fd = g_mkstemp_full (fetch->part, O_RDWR | O_CLOEXEC, 0600);
      if (fetch->fd < 0)
        {
          return_errno (task, errno);
          return;
        }
    }

  g_task_return_boolean (task, TRUE);
}

static void
settle_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Fetch *fetch = data;

  if (g_rename (fetch->part, fetch->path) != 0)
    {
      return_errno (task, errno);
      return;
    }

  trim (fetch->folder, fetch->limit, fetch->path);
  g_task_return_boolean (task, TRUE);
}

static void
unlink_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_unlink (data);
  g_task_return_boolean (task, TRUE);
}

static void
measure_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GArray) entries = list_entries (data);
  gssize total = 0;

  for (guint i = 0; i < entries->len; i++)
    total += (gssize) g_array_index (entries, Entry, i).size;

  g_task_return_int (task, total);
}

static void
clear_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GArray) entries = list_entries (data);
  int problem = 0;

  for (guint i = 0; i < entries->len; i++)
    if (g_unlink (g_array_index (entries, Entry, i).path) != 0 && errno != ENOENT)
      problem = errno;

  if (problem == 0)
    g_task_return_boolean (task, TRUE);
  else
    return_errno (task, problem);
}

/* In the main loop */

/* Takes @task. The worker's part of a fetch shares its data, which the outer task keeps. */
static void
run_worker (GTask *task, GTaskThreadFunc func, GAsyncReadyCallback callback)
{
  g_autoptr (GTask) work = g_task_new (NULL, NULL, callback, task);

  g_task_set_task_data (work, g_task_get_task_data (task), NULL);
  g_task_run_in_thread (work, func);
}

static void
on_settled (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Fetch *fetch = g_task_get_task_data (task);
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_pointer (task, g_strdup (fetch->path), g_free);
  else
    g_task_return_error (task, error);
}

static void
on_transferred (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Fetch *fetch = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GTask) removal = NULL;

  if (pbx_transfer_finish (result, NULL, &error))
    {
      run_worker (g_steal_pointer (&task), settle_in_thread, on_settled);
      return;
    }

  removal = g_task_new (NULL, NULL, NULL, NULL);
  g_task_set_task_data (removal, g_strdup (fetch->part), g_free);
  g_task_run_in_thread (removal, unlink_in_thread);
  g_task_return_error (task, error);
}

static void
on_looked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Fetch *fetch = g_task_get_task_data (task);
  PbxRecordingInfo *info = g_object_get_data (G_OBJECT (task), "info");
  GCancellable *cancellable = g_task_get_cancellable (task);
  GError *error = NULL;
  int fd;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (task, error);
      return;
    }

  if (fetch->here)
    {
      g_task_return_pointer (task, g_strdup (fetch->path), g_free);
      return;
    }

  fd = fetch->fd;
  fetch->fd = -1;
  pbx_transfer_async (fetch->client, pbx_recording_info_get_play_url (info), fd, 0, PATIENCE, fetch->func,
                      fetch->func_data, cancellable, on_transferred, g_steal_pointer (&task));
}

static void
pbx_cache_finalize (GObject *object)
{
  g_free (PBX_CACHE (object)->folder);

  G_OBJECT_CLASS (pbx_cache_parent_class)->finalize (object);
}

static void
pbx_cache_class_init (PbxCacheClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pbx_cache_finalize;
}

static void
pbx_cache_init (PbxCache *self)
{
}

/**
 * pbx_cache_new:
 * @folder: the path of a folder that holds nothing else; made when it is needed
 * @limit: how large it may become, in bytes; the recording that is played is kept whatever its size
 *
 * Returns: (transfer full): a cache
 */
PbxCache *
pbx_cache_new (const char *folder, guint64 limit)
{
  PbxCache *self;

  g_return_val_if_fail (folder != NULL, NULL);

  self = g_object_new (PBX_TYPE_CACHE, NULL);
  self->folder = g_strdup (folder);
  self->limit = limit;

  return self;
}

/**
 * pbx_cache_set_limit:
 * @limit: how large it may become, in bytes; it holds from the next fetch on
 */
void
pbx_cache_set_limit (PbxCache *self, guint64 limit)
{
  g_return_if_fail (PBX_IS_CACHE (self));

  self->limit = limit;
}

/**
 * pbx_cache_fetch_async:
 * @client: the device
 * @info: which recording
 * @func: (nullable) (scope async): told how far it is
 * @func_data: for @func
 * @cancellable: (nullable): to cancel with
 * @callback: called when the recording is here
 * @user_data: for @callback
 *
 * Takes a recording out of the cache, or fetches it.
 */
void
pbx_cache_fetch_async (PbxCache *self,
                       PbxClient *client,
                       PbxRecordingInfo *info,
                       PbxTransferFunc func,
                       gpointer func_data,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *identity = NULL;
  g_autofree char *hash = NULL;
  g_autofree char *suffix = NULL;
  g_autofree char *name = NULL;
  Fetch *fetch;

  g_return_if_fail (PBX_IS_CACHE (self));
  g_return_if_fail (PBX_IS_CLIENT (client));
  g_return_if_fail (PBX_IS_RECORDING_INFO (info));

  identity = g_strconcat (pbx_address_to_string (pbx_client_get_address (client)), "\n",
                          pbx_recording_info_get_play_url (info), NULL);
  hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, identity, -1);
  suffix = pbx_recording_info_dup_suffix (info);
  name = g_strconcat (hash, suffix, NULL);

  fetch = g_new0 (Fetch, 1);
  fetch->client = g_object_ref (client);
  fetch->folder = g_strdup (self->folder);
  fetch->path = g_build_filename (self->folder, name, NULL);
  fetch->part = g_strconcat (fetch->path, PART_SUFFIX, NULL);
  fetch->limit = self->limit;
  fetch->func = func;
  fetch->func_data = func_data;
  fetch->fd = -1;

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pbx_cache_fetch_async);
  g_task_set_task_data (task, fetch, (GDestroyNotify) fetch_free);
  g_object_set_data_full (G_OBJECT (task), "info", g_object_ref (info), g_object_unref);
  run_worker (g_steal_pointer (&task), look_in_thread, on_looked);
}

/**
 * pbx_cache_fetch_finish:
 *
 * Returns: (transfer full): the path of the file, or %NULL with @error set as
 *   [func@transfer_finish] has it
 */
char *
pbx_cache_fetch_finish (PbxCache *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
run_on_folder (PbxCache *self,
               GTaskThreadFunc func,
               GCancellable *cancellable,
               GAsyncReadyCallback callback,
               gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_task_data (task, g_strdup (self->folder), g_free);
  g_task_run_in_thread (task, func);
}

/**
 * pbx_cache_measure_async:
 * @cancellable: (nullable): to cancel with
 * @callback: called when done
 * @user_data: for @callback
 *
 * Asks how large the cache is.
 */
void
pbx_cache_measure_async (PbxCache *self,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_return_if_fail (PBX_IS_CACHE (self));

  run_on_folder (self, measure_in_thread, cancellable, callback, user_data);
}

/**
 * pbx_cache_measure_finish:
 *
 * Returns: the size in bytes, or -1 with @error set
 */
gint64
pbx_cache_measure_finish (PbxCache *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), -1);

  return g_task_propagate_int (G_TASK (result), error);
}

/**
 * pbx_cache_clear_async:
 * @cancellable: (nullable): to cancel with
 * @callback: called when done
 * @user_data: for @callback
 *
 * Removes every recording of the cache.
 */
void
pbx_cache_clear_async (PbxCache *self,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_return_if_fail (PBX_IS_CACHE (self));

  run_on_folder (self, clear_in_thread, cancellable, callback, user_data);
}

/**
 * pbx_cache_clear_finish:
 *
 * Returns: %FALSE with @error set where something stayed
 */
gboolean
pbx_cache_clear_finish (PbxCache *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
