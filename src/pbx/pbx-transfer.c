/* pbx-transfer.c: one recording into one file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-transfer.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <unistd.h>

#define BLOCK (64 * 1024)

typedef struct
{
  PbxClient *client;         /* owned */
  GInputStream *stream;      /* owned, nullable */
  GInputStream *base;        /* owned, nullable */
  GCancellable *cancellable; /* owned: the caller's, or the patience at its end */
  GCancellable *outer;       /* owned, nullable */
  char *play_url;
  GSource *watchdog;
  PbxTransferFunc func;
  gpointer func_data;
  gulong outer_handler;
  int fd;
  gint64 asked;    /* where it was asked to begin */
  gint64 received; /* what of the file there is */
  gint64 total;    /* -1 where it is not known */
  guint patience;
  gboolean rewind; /* what the file holds is not of use */
  gboolean late;
} Transfer;

/* What a worker does with a block */
typedef struct
{
  GBytes *bytes; /* owned; NULL at the end */
  gint64 offset;
  int fd;
  gboolean rewind;
} Block;

static void read_more (GTask *task);
static void open_stream (GTask *task);

static void
stop_watchdog (Transfer *transfer)
{
  if (transfer->watchdog != NULL)
    g_source_destroy (transfer->watchdog);
  g_clear_pointer (&transfer->watchdog, g_source_unref);
}

static void
transfer_free (Transfer *transfer)
{
  stop_watchdog (transfer);
  if (transfer->outer_handler != 0)
    g_cancellable_disconnect (transfer->outer, transfer->outer_handler);

  g_clear_object (&transfer->stream);
  g_clear_object (&transfer->base);
  g_clear_object (&transfer->cancellable);
  g_clear_object (&transfer->outer);
  g_clear_object (&transfer->client);
  g_free (transfer->play_url);
  g_close (transfer->fd, NULL);
  g_free (transfer);
}

static void
block_free (Block *block)
{
  g_clear_pointer (&block->bytes, g_bytes_unref);
  g_free (block);
}

/* Takes @error. */
static void
fail (GTask *task, GError *error)
{
  Transfer *transfer = g_task_get_task_data (task);

  stop_watchdog (transfer);

  if (transfer->late && !g_cancellable_is_cancelled (transfer->outer))
    {
      g_error_free (error);
      error = g_error_new_literal (PBX_ERROR, PBX_ERROR_TIMED_OUT, "recording: nothing came for too long");
    }
  else if (error->domain != PBX_ERROR && !pbx_error_is_cancelled (error) && transfer->stream != NULL &&
           !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    {
      g_prefix_error (&error, "recording: ");
    }

  g_task_return_error (task, error);
}

static gboolean
on_watchdog (gpointer user_data)
{
  Transfer *transfer = user_data;

  transfer->late = TRUE;
  g_cancellable_cancel (transfer->cancellable);
  return G_SOURCE_REMOVE;
}

/* Silence of the device only: a slow disk and a person who has to sign in are not late. */
static void
start_watchdog (Transfer *transfer)
{
  stop_watchdog (transfer);
  transfer->watchdog = g_timeout_source_new (transfer->patience);
  g_source_set_callback (transfer->watchdog, on_watchdog, transfer, NULL);
  g_source_attach (transfer->watchdog, g_main_context_get_thread_default ());
}

static void
on_outer_cancelled (GCancellable *outer, GCancellable *inner)
{
  g_cancellable_cancel (inner);
}

/* In a worker */
static void
write_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Block *block = data;
  gsize size = 0;
  gsize done = 0;
  const guint8 *bytes = block->bytes != NULL ? g_bytes_get_data (block->bytes, &size) : NULL;
  int result = block->rewind ? ftruncate (block->fd, 0) : 0;

  while (result == 0 && done < size)
    {
      gssize n = pwrite (block->fd, bytes + done, size - done, (off_t) (block->offset + (gint64) done));

      if (n > 0)
        done += (gsize) n;
      else if (n == 0 || errno != EINTR)
        result = -1;
    }

  /* What an earlier and longer try left, and onto the disk */
  if (result == 0 && block->bytes == NULL)
    result = ftruncate (block->fd, (off_t) block->offset) == 0 ? fsync (block->fd) : -1;

  if (result == 0)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_new_error (task, G_IO_ERROR, g_io_error_from_errno (errno), "%s", g_strerror (errno));
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Transfer *transfer = g_task_get_task_data (task);
  Block *block = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      fail (task, g_steal_pointer (&error));
      return;
    }

  if (block->bytes == NULL)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  transfer->received += (gint64) g_bytes_get_size (block->bytes);
  if (transfer->func != NULL)
    transfer->func (transfer->received, transfer->total, transfer->func_data);

  if (g_cancellable_is_cancelled (transfer->cancellable))
    fail (task, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "recording: cancelled"));
  else
    read_more (g_steal_pointer (&task));
}

/* Takes @task, and @bytes, which are NULL at the end. */
static void
write_block (GTask *task, GBytes *bytes)
{
  Transfer *transfer = g_task_get_task_data (task);
  /* Not cancellable: a block is written whole, or the disk does not take it. */
  g_autoptr (GTask) writing = g_task_new (NULL, NULL, on_written, task);
  Block *block = g_new0 (Block, 1);

  block->bytes = bytes;
  block->offset = transfer->received;
  block->fd = transfer->fd;
  block->rewind = transfer->rewind;
  transfer->rewind = FALSE;
  g_task_set_task_data (writing, block, (GDestroyNotify) block_free);
  g_task_run_in_thread (writing, write_in_thread);
}

/* Takes @task. */
static void
end (GTask *task)
{
  Transfer *transfer = g_task_get_task_data (task);

  if (transfer->total >= 0 && transfer->received != transfer->total)
    {
      fail (task, g_error_new (PBX_ERROR, PBX_ERROR_UNREACHABLE,
                               "recording: %" G_GINT64_FORMAT " bytes came of %" G_GINT64_FORMAT,
                               transfer->received, transfer->total));
      g_object_unref (task);
    }
  else if (transfer->received == 0)
    {
      fail (task, g_error_new_literal (PBX_ERROR, PBX_ERROR_NOT_UNDERSTOOD, "recording: the file is empty"));
      g_object_unref (task);
    }
  else
    {
      write_block (task, NULL);
    }
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Transfer *transfer = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, &error);

  stop_watchdog (transfer);

  if (bytes == NULL)
    {
      if (!pbx_error_is_cancelled (error))
        {
          g_autoptr (GError) broken =
            g_error_new (PBX_ERROR, PBX_ERROR_UNREACHABLE, "recording: %s", error->message);

          g_clear_error (&error);
          error = g_steal_pointer (&broken);
        }
      fail (task, g_steal_pointer (&error));
    }
  else if (g_bytes_get_size (bytes) == 0)
    end (g_steal_pointer (&task));
  else
    write_block (g_steal_pointer (&task), g_steal_pointer (&bytes));
}

/* Takes @task. */
static void
read_more (GTask *task)
{
  Transfer *transfer = g_task_get_task_data (task);

  start_watchdog (transfer);
  g_input_stream_read_bytes_async (transfer->base, BLOCK, g_task_get_priority (task), transfer->cancellable,
                                   on_read, task);
}

static void
on_opened (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Transfer *transfer = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  GBufferedInputStream *buffered;
  gconstpointer peeked;
  gsize n_peeked;
  gint64 began;
  gint64 length;

  stop_watchdog (transfer);
  transfer->stream = pbx_client_open_recording_finish (PBX_CLIENT (source), result, &began, &length, &error);

  if (transfer->stream == NULL && transfer->asked > 0 && error->domain == PBX_ERROR &&
      (error->code == PBX_ERROR_REFUSED || error->code == PBX_ERROR_DEVICE_FAILED ||
       error->code == PBX_ERROR_NOT_UNDERSTOOD))
    {
      /* A part that is complete, or of another file, or a device that knows no ranges and does not say so */
      transfer->asked = 0;
      open_stream (g_steal_pointer (&task));
      return;
    }

  if (transfer->stream == NULL)
    {
      fail (task, g_steal_pointer (&error));
      return;
    }

  if (began != transfer->asked && began != 0)
    {
      fail (task, g_error_new_literal (PBX_ERROR, PBX_ERROR_NOT_UNDERSTOOD,
                                       "recording: another part came than was asked for"));
      return;
    }

  transfer->received = began;
  transfer->rewind = began == 0;
  transfer->total = length >= 0 ? began + length : -1;

  /* GBufferedInputStream reads in a thread, the stream below it in the main loop, where its session is. */
  buffered = G_BUFFERED_INPUT_STREAM (transfer->stream);
  g_filter_input_stream_set_close_base_stream (G_FILTER_INPUT_STREAM (buffered), FALSE);
  transfer->base = g_object_ref (g_filter_input_stream_get_base_stream (G_FILTER_INPUT_STREAM (buffered)));
  peeked = g_buffered_input_stream_peek_buffer (buffered, &n_peeked);

  if (n_peeked > 0)
    write_block (g_steal_pointer (&task), g_bytes_new (peeked, n_peeked));
  else
    read_more (g_steal_pointer (&task));
}

/* Takes @task. */
static void
open_stream (GTask *task)
{
  Transfer *transfer = g_task_get_task_data (task);

  /* While it is held for a sign-in nobody is late, so only an answer that does not begin is. */
  if (pbx_client_get_signed_in (transfer->client))
    start_watchdog (transfer);
  pbx_client_open_recording_async (transfer->client, transfer->play_url, transfer->asked,
                                   transfer->cancellable, on_opened, task);
}

/**
 * pbx_transfer_async:
 * @client: the device
 * @play_url: the recording's address, as the device sent it
 * @fd: (transfer full): the file, open for writing; closed in the end
 * @offset: how much of it is there already, in bytes
 * @patience: how long the device may be silent, in milliseconds
 * @func: (nullable) (scope async): told how far it is
 * @func_data: for @func
 * @cancellable: (nullable): to cancel with; what came stays in the file
 * @callback: called when done
 * @user_data: for @callback
 *
 * Fetches a recording into a file, or the rest of it. Where the device gives all of it instead of a part,
 * it begins anew.
 */
void
pbx_transfer_async (PbxClient *client,
                    const char *play_url,
                    int fd,
                    gint64 offset,
                    guint patience,
                    PbxTransferFunc func,
                    gpointer func_data,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Transfer *transfer = g_new0 (Transfer, 1);

  g_task_set_source_tag (task, pbx_transfer_async);
  g_task_set_check_cancellable (task, FALSE);

  transfer->client = g_object_ref (client);
  transfer->play_url = g_strdup (play_url);
  transfer->fd = fd;
  transfer->asked = offset;
  transfer->patience = patience;
  transfer->func = func;
  transfer->func_data = func_data;
  transfer->total = -1;
  transfer->cancellable = g_cancellable_new ();
  g_task_set_task_data (task, transfer, (GDestroyNotify) transfer_free);

  if (cancellable != NULL)
    {
      transfer->outer = g_object_ref (cancellable);
      transfer->outer_handler =
        g_cancellable_connect (cancellable, G_CALLBACK (on_outer_cancelled), transfer->cancellable, NULL);
    }

  open_stream (task);
}

/**
 * pbx_transfer_finish:
 * @size: (out) (optional): how long the file is
 *
 * Returns: %TRUE where the file is whole, as long as the device said, and on the disk; otherwise @error is
 *   a #PbxError, cancelled, or what the disk said, as a %G_IO_ERROR
 */
gboolean
pbx_transfer_finish (GAsyncResult *result, gint64 *size, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  if (size != NULL)
    *size = ((Transfer *) g_task_get_task_data (G_TASK (result)))->received;

  return g_task_propagate_boolean (G_TASK (result), error);
}
